import type { Config } from '../config/config.ts';
import type { HashedFile } from '../model/post-file.ts';
import type { Scan, Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { closeRuns } from '../store/sources/runs.ts';
import { inBatches } from './batches.ts';
import { hasMissingLinks } from './import-posts.ts';
import { ImportRun } from './import-run.ts';
import { type PassOptions, PassRun } from './pass-run.ts';
import { scanSource, settingsDiffer } from './scan-source.ts';

/**
 * What a pass over a source came to: nothing was new; all that the source has is in the feeds; or
 * posts remain, which the next pass reads.
 */
export type PassResult = 'unchanged' | 'imported' | 'partial';

// Posts that link to a post which came after them in the same pass; they are read again at its end.
const maxReread = 500;

/**
 * Scans a source once and imports what it finds, as much as one pass may hold. A pass can break off
 * at any instant: what it has written is complete, and the next pass continues with the rest. A pass
 * that finds nothing new writes no row.
 *
 * @throws {ImportError} if the source does not answer, or if too many articles would be withdrawn;
 *   nothing is changed then
 */
export async function importPass(
  db: Database,
  config: Config,
  source: Source,
  options: PassOptions,
): Promise<PassResult> {
  const scanned = await scanSource(db, config, source);
  const { stored, found } = scanned;
  const opener = new PassRun(db, source.name, stored, found?.site, options);
  const run = new ImportRun(db, source.name, opener, options.clock);
  if (!found) {
    if (await run.find()) await run.end();
    return 'unchanged';
  }
  const { scan, deletions, unchanged } = found;
  await run.markDeleted(deletions, options.allowWithdrawals ? 100 : config.withdrawMaxPercent);
  if (settingsDiffer(scanned)) {
    // Only the next pass, which has the new settings, can tell which posts must be read again.
    await run.open();
    return 'partial';
  }
  await importAll(run, scan.posts());
  if (scan.remaining > 0) {
    await run.pause(scan.remaining, scan.resumeCursor);
    return 'partial';
  }
  if (await run.find()) return finish(run, scan, unchanged);
  if (stored) await closeRuns(db, stored.id, options.clock());
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

async function finish(run: ImportRun, scan: Scan, unchanged: number): Promise<PassResult> {
  const pending = await run.withdrawDeleted();
  if (pending > 0) {
    // A scan that starts from a cursor brings the pending posts too; any other scan brings them all.
    await run.pause(pending, (scan.deletions && scan.cursor) ?? undefined);
    return 'partial';
  }
  await run.count({ unchanged });
  await run.end();
  await run.saveCursor(scan.cursor);
  return 'imported';
}
