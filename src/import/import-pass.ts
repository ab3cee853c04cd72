import type { Config } from '../config/config.ts';
import type { Database } from '../store/database.ts';
import { type LookOptions, type LookResult, SourceRun } from './source-run.ts';
import type { Source } from '../sources/source.ts';
import { readsOtherwise, takeLook } from './read-source.ts';

/**
 * Looks at a source once and imports what it finds, as much as one look may hold. It may be broken off
 * at any instant: what has been written is complete, and the next look begins with the rest. A look
 * that finds nothing new writes no row.
 *
 * @throws {ImportError} where the source does not answer, or would lose too much; nothing is changed
 */
export async function importSource(
  db: Database,
  config: Config,
  source: Source,
  options: LookOptions,
): Promise<LookResult> {
  const taken = await takeLook(db, config, source);
  const { stored, found } = taken;
  const run = new SourceRun(db, source.name, stored, found?.site, options);
  if (!found) {
    await run.close();
    return 'unchanged';
  }
  const { look, gone, unchanged } = found;
  await run.takeLeave(gone, options.withdrawsAll ? 100 : config.withdrawMaxPercent);
  if (readsOtherwise(taken)) {
    // Which posts are to be read again is known with the new settings, by the next look.
    await run.begin();
    return 'partial';
  }
  await run.read(look.posts());
  if (look.rest > 0) return run.pause(look.rest, look.place);
  return run.end(look, unchanged);
}
