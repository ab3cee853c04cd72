import { beforeEach, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { callApi, importSite, post, sendPosts, startRun } from '../support/feedmill.ts';

beforeEach(startEmpty);

function postsOf(count: number, prefix: string): Record<string, string> {
  const names = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  return Object.fromEntries(
    names.map((name) => [`_posts/2026-01-01-${name}.md`, post(`title: ${name}`)]),
  );
}

/** Deletes posts in a run, which also has new ones, and returns why it was refused. */
async function refusalOf(
  deleted: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>>,
): Promise<unknown> {
  const run = await startRun();
  const body = JSON.stringify({ paths: Object.keys(deleted) });
  await callApi('POST', `/api/runs/${run}/deleted`, body);
  await sendPosts(run, added);
  const finished = await callApi('POST', `/api/runs/${run}/finish`);
  return (await finished.json<{ refusal: unknown }>()).refusal;
}

it('a preview has the numbers of the run, also if posts are gone that came after a refused run', async () => {
  const [first, later] = [postsOf(30, 'first'), postsOf(25, 'later')];
  await importSite({ ...first, ...postsOf(30, 'kept') });
  await refusalOf(first, later);
  const body = JSON.stringify({ paths: Object.keys(later) });
  const preview = await callApi('POST', '/api/sources/push/withdrawals', body);
  const refusal = await refusalOf(later, {});
  expect(refusal).toMatch(/^55 of 85 articles would be withdrawn, more than 20%/);
  expect(await preview.json()).toMatchObject({ refusal });
});
