import type { Config } from '../config/config.ts';
import type { HashedFile } from '../model/post-file.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { supersedeRuns } from '../store/sources/runs.ts';
import { inBatches } from './batches.ts';
import { hasMissingLinks } from './import-posts.ts';
import { ImportRun } from './import-run.ts';
import { openerOfPass, type PassOptions } from './open-run.ts';
import { type ScanResult, scanSource, settingsDiffer } from './scan-source.ts';

/**
 * The result of a pass. `unchanged`: nothing is new. `imported`: the feeds are current. `partial`:
 * the next pass reads the posts that remain.
 */
export type PassResult = 'unchanged' | 'imported' | 'partial';

// Posts that are read again at the end of a pass, because they link to later posts of the pass.
const maxReread = 500;

/**
 * Scans a source once and imports what it finds, within the limits of one pass. A pass may be
 * interrupted at any time: what it has written is complete, and the next pass continues. A pass that
 * finds nothing new writes no rows.
 *
 * @throws {ImportError} if the source does not respond, or if too many articles would be withdrawn.
 *   In both cases, nothing is changed
 */
export async function importPass(
  db: Database,
  config: Config,
  source: Source,
  options: PassOptions,
): Promise<PassResult> {
  const scanned = await scanSource(db, config, source);
  const { stored, found } = scanned;
  const opener = openerOfPass(db, source.name, stored, found?.site, options);
  const run = new ImportRun(db, source.name, opener, options.clock);
  if (!found) {
    if (await run.isOpen()) await run.end();
    return 'unchanged';
  }
  const { scan, deletions } = found;
  await run.markDeleted(deletions, options.allowWithdrawals ? 100 : config.withdrawMaxPercent);
  if (settingsDiffer(scanned)) {
    // The next pass compares the posts again: with the new settings, more of them must be read.
    await run.open();
    return 'partial';
  }
  await importAll(run, scan.posts());
  if (scan.remaining > 0) {
    await run.pause(scan.remaining, scan.resumeCursor);
    return 'partial';
  }
  if (await run.isOpen()) return finish(run, found);
  if (stored) await supersedeRuns(db, stored.id, options.clock());
  await run.saveCursor(scan.cursor);
  return 'imported';
}

async function importAll(run: ImportRun, posts: AsyncIterable<HashedFile>): Promise<void> {
  const reread: HashedFile[] = [];
  for await (const files of inBatches(posts)) {
    const batch = await run.importBatch(files);
    const linking = new Set(batch.posts.filter(hasMissingLinks).map(({ path }) => path));
    const again = files.filter(({ path }) => linking.has(path));
    reread.push(...again.slice(0, maxReread - reread.length));
  }
  if (reread.length > 0) await run.importBatch(reread);
}

async function finish(run: ImportRun, { scan, unchanged }: ScanResult): Promise<PassResult> {
  const pending = await run.withdrawDeleted();
  if (pending > 0) {
    // A scan from a cursor also returns the pending posts; any other scan returns all posts.
    await run.pause(pending, (scan.deletions && scan.cursor) ?? undefined);
    return 'partial';
  }
  await run.count({ unchanged });
  await run.end();
  await run.saveCursor(scan.cursor);
  return 'imported';
}
