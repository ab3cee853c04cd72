// Finds the routes of the app that have no budget.

/** A route of Hono. `ALL` is a middleware, or refuses a method. */
interface Route {
  readonly method: string;
  readonly path: string;
}

/** Records which routes of an app are requested. */
export class RecordedRoutes {
  readonly #routes: readonly Route[];
  readonly #requested = new Set<string>();

  constructor(routes: readonly Route[]) {
    this.#routes = routes.filter(({ method }) => method !== 'ALL');
  }

  /** Records a request: it is one of the first route that its path matches. */
  record(method: string, path: string): void {
    const [bare = ''] = path.split('?');
    const route = this.#routes.find((one) => one.method === method && patternOf(one).test(bare));
    if (route) this.#requested.add(nameOf(route));
  }

  /** The routes that were not requested, like `GET /tags/:slug/`. */
  get missing(): string[] {
    // A route with several handlers is there several times.
    const names = new Set(this.#routes.map(nameOf));
    return [...names].filter((name) => !this.#requested.has(name));
  }
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function patternOf({ path }: Route): RegExp {
  const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+')}$`);
}
