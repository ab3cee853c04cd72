import type { Config } from '../config/config.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { scanSource, settingsDiffer } from './scan-source.ts';
import { type PassOptions, type PassResult, SourceRun } from './source-run.ts';

/**
 * Looks at a source once and imports what it finds, as much as one look may hold. It may be broken off
 * at any instant: what has been written is complete, and the next look begins with the rest. A look
 * that finds nothing new writes no row.
 *
 * @throws {ImportError} where the source does not answer, or would lose too much; nothing is changed
 */
export async function importPass(
  db: Database,
  config: Config,
  source: Source,
  options: PassOptions,
): Promise<PassResult> {
  const taken = await scanSource(db, config, source);
  const { stored, found } = taken;
  const run = new SourceRun(db, source.name, stored, found?.site, options);
  if (!found) {
    await run.close();
    return 'unchanged';
  }
  const { scan, deletions, unchanged } = found;
  await run.markDeleted(deletions, options.allowWithdrawals ? 100 : config.withdrawMaxPercent);
  if (settingsDiffer(taken)) {
    // Which posts are to be read again is known with the new settings, by the next look.
    await run.begin();
    return 'partial';
  }
  await run.read(scan.posts());
  if (scan.remaining > 0) return run.pause(scan.remaining, scan.resumeCursor);
  return run.end(scan, unchanged);
}
