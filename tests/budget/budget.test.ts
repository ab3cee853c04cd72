// Holds every request and every step of an import to tests/budget.json.
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import { type Budget, isHigher, type Table } from '../../scripts/budget/table.ts';
import { adminPaths } from '../../src/pages/admin/frame.ts';
import { catchUp, runLimits } from '../../src/search/catch-up.ts';
import { connect } from '../../src/store/database.ts';
import budget from '../budget.json';
import { CountingD1 } from '../support/counting-d1.ts';
import { ageChanges, appWith, startEmpty } from '../support/database.ts';
import { growIndexTo, growTo } from '../support/grown-database.ts';
import { hookSecret } from '../support/webhook.ts';
import { costsOfActions } from './actions.ts';
import { type Bindings, budgetRequests, costOf, nextPartOf, token } from './requests.ts';
import { RecordedRoutes } from './routes.ts';
import { BudgetSite } from './steps.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Read by scripts/budget.ts. */
    measured?: Measured;
  }
}

type Measured = Omit<Budget, 'bundle'>;

const sizes = [1_000, 20_000];
const d1 = new CountingD1(env.DB);
const index = new CountingD1(env.SEARCH_DB);
const variables = { IMPORT_TOKEN: token, HOOK_SECRET: hookSecret, SITEMAPS: 'on', LLMS_TXT: 'on' };
const app = appWith(variables, d1, index);
const routes = new RecordedRoutes(app.routes);
const measured = { app: { request }, databases: [d1, index] };

// Only redirects, which read nothing.
const withoutBudget = ['problems', 'preview', 'article', 'scheduled', 'held', 'feeds'].map(
  (view) => `GET /admin/${view}`,
);

it('every request and every step of an import costs at most what the budget says', async ({
  task,
}) => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const costs = await measure();
  task.meta.measured = costs;
  const allowed: Measured = budget;
  expect([
    ...excesses(costs.requests, allowed.requests),
    ...excesses(costs.steps, allowed.steps),
  ]).toEqual([]);
});

it('every route has a budget', () => {
  expect(routes.missing).toEqual(withoutBudget);
});

/** Measures everything at both sizes, each time in a new database. */
async function measure(): Promise<Measured> {
  const requests: Record<string, Record<string, number>>[] = [];
  const steps: Record<string, Record<string, number>>[] = [];
  for (const size of sizes) {
    await startEmpty();
    const site = new BudgetSite();
    await site.begin();
    await growTo(size);
    await fillCollection();
    await catchUp(connect(env.DB), connect(env.SEARCH_DB), runLimits.background);
    await growIndexTo(size, ['news', 'town']);
    // Another run updates the index meanwhile, however long the test takes: what that costs is the subject of other tests.
    await env.SEARCH_DB.exec('update state set busy_until = 100000000000');
    await ageChanges();
    // The first document records the configuration.
    await app.request('/rss.xml');
    const visitor = {
      third: await thirdPage(),
      cookie: await signIn(),
      bindings: site.bindings,
    };
    const costs: Record<string, Record<string, number>> = {};
    for (const line of budgetRequests) costs[line] = await costOf(measured, line, visitor);
    requests.push(costs);
    steps.push({ ...(await site.costs()), ...(await costsOfActions(measured, visitor)) });
  }
  return { requests: sideBySide(requests), steps: sideBySide(steps) };
}

/** Requests something, and records its route. */
function request(path: string, init?: RequestInit, bindings?: Bindings) {
  routes.record(init?.method ?? 'GET', path);
  return app.request(path, init, bindings);
}

/** Puts all articles into the feed of the collection, too. */
async function fillCollection(): Promise<void> {
  await env.DB.exec(
    "insert into scope_article (scope_id, published_at, article_id, size) select (select id from scope where kind = 'collection'), published_at, article_id, size from scope_article where scope_id = (select id from scope where kind = 'site') on conflict do nothing",
  );
}

/** The cookie of a session of the publisher. */
async function signIn(): Promise<string> {
  const response = await app.request(adminPaths.signIn, {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ token }),
  });
  return response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
}

/** The figures of both sizes beside each other. */
function sideBySide(sizes: readonly Record<string, Record<string, number>>[]): Table {
  const [smaller = {}] = sizes;
  return Object.fromEntries(
    Object.entries(smaller).map(([name, figures]) => [
      name,
      Object.fromEntries(
        Object.keys(figures).map((key) => [key, sizes.map((size) => size[name]?.[key] ?? 0)]),
      ),
    ]),
  );
}

/** The name of the third page of the archive of the site. */
async function thirdPage(): Promise<string> {
  const next = (path: string) => nextPartOf(app, path);
  return (await next(await next(await next('/feed.json')))).split('/')[2] ?? '';
}

/** A line for each figure that is higher than the budget allows. */
function excesses(measured: Table, allowed: Table): string[] {
  return Object.entries(measured).flatMap(([name, figures]) => {
    const known = allowed[name];
    if (!known) return [`${name} is not in the budget: npm run budget`];
    return Object.entries(figures).flatMap(([key, values]) =>
      values.flatMap((value, at) => {
        const before = known[key]?.[at] ?? 0;
        const size = sizes[at];
        if (!isHigher(key, value, before)) return [];
        return `${name} at ${size} articles: ${key} ${before} → ${value}. If this must be: npm run budget -- --raise`;
      }),
    );
  });
}
