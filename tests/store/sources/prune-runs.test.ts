import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { allRows, startEmpty } from '../../support/database.ts';
import { importSite, startRun } from '../../support/feedmill.ts';

beforeEach(startEmpty);

async function addRuns(source: number, count: number): Promise<void> {
  await env.DB.prepare(
    `with recursive run(number) as (select 1 union all select number + 1 from run where number < ${count})
    insert into import_run (source_id, state, started_at) select ${source}, 'done', number from run`,
  ).run();
}

async function runsOf(source: number): Promise<number[]> {
  const rows = (await allRows()).import_run ?? [];
  return rows.filter((row) => Object(row).source_id === source).map((row) => Object(row).id);
}

describe('the runs of a source', () => {
  it('are deleted when it starts another, except the newest 500 and those of other sources', async () => {
    await importSite({}, { source: 'rare' });
    await importSite({}, { source: 'busy' });
    await addRuns(2, 700);
    const newest = (await runsOf(2)).slice(-500);
    const run = await startRun({ source: 'busy' });
    expect(await runsOf(2)).toEqual([...newest, run]);
    expect(await runsOf(1)).toEqual([1]);
  });

  it('are all kept if there are at most 500, even if another source has more', async () => {
    await importSite({}, { source: 'one' });
    await addRuns(1, 499);
    await startRun({ source: 'one' });
    expect(await runsOf(1)).toHaveLength(501);
    await importSite({}, { source: 'two' });
    await addRuns(2, 2_000);
    await startRun({ source: 'one' });
    expect(await runsOf(1)).toHaveLength(502);
  });
});
