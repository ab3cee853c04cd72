// Holds every request and every step of an import to tests/budget.json.
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import budget from '../budget.json';
import { CountingD1 } from '../support/counting-d1.ts';
import { ageChanges, appWith, startEmpty } from '../support/database.ts';
import { growTo } from '../support/grown-database.ts';
import { budgetRequests, costOf, token } from './requests.ts';
import { BudgetSite } from './steps.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What scripts/budget.ts reads. */
    measured?: Measured;
  }
}

/** Figures by name, each at the smaller and at the larger size. */
type Figures = Readonly<Record<string, readonly number[]>>;
type Table = Readonly<Record<string, Figures>>;

interface Measured {
  readonly requests: Table;
  readonly steps: Table;
}

const sizes = [1_000, 20_000];
const d1 = new CountingD1(env.DB);
const app = appWith({ IMPORT_TOKEN: token, SITEMAPS: 'on', LLMS_TXT: 'on' }, d1);

it('every request and every step of an import costs at most what the budget says', async ({
  task,
}) => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const measured = await measure();
  task.meta.measured = measured;
  const allowed: Measured = budget;
  expect([
    ...excesses(measured.requests, allowed.requests),
    ...excesses(measured.steps, allowed.steps),
  ]).toEqual([]);
}, 300_000);

/** Measures everything at both sizes, each time in a new database. */
async function measure(): Promise<Measured> {
  const requests: Record<string, Record<string, number>>[] = [];
  const steps: Record<string, Record<string, number>>[] = [];
  for (const size of sizes) {
    await startEmpty();
    const site = new BudgetSite();
    await site.begin();
    await growTo(size);
    await ageChanges();
    // The first document records the configuration.
    await app.request('/rss.xml');
    const third = await thirdPage();
    const costs: Record<string, Record<string, number>> = {};
    for (const request of budgetRequests) costs[request] = await costOf(app, d1, request, third);
    requests.push(costs);
    steps.push(await site.costs());
  }
  return { requests: sideBySide(requests), steps: sideBySide(steps) };
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
  const next = async (path: string): Promise<string> => {
    const feed = await (await app.request(path)).json<{ next_url: string }>();
    return new URL(feed.next_url).pathname;
  };
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
        if (value <= before) return [];
        return `${name} at ${size} articles: ${key} ${before} → ${value}. If this must be: npm run budget -- --raise`;
      }),
    );
  });
}
