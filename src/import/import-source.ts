import type { Config } from '../config.ts';
import type { Database } from '../store/database.ts';
import { findSource } from '../store/runs.ts';
import { KnownPosts } from './known-files.ts';
import { ImportError } from './problem.ts';
import { currentMark, readSite, siteDefaults } from './settings.ts';
import { type LookOptions, type LookResult, SourceRun } from './source-run.ts';
import type { Gone, Source } from './sources/source.ts';

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
  const stored = await findSource(db, source.name);
  const known = new KnownPosts(db, stored, config.postFolders);
  const look = await source.look(await currentMark(stored, config), known);
  if (!look) {
    await new SourceRun(db, source.name, stored, undefined, options).close();
    return 'unchanged';
  }
  const found = look.site;
  const site = found && (await readSite(found.config, found.support, false, siteDefaults(config)));
  const gone = look.gone ?? goneFrom(known);
  const counts = known.comparison?.counts;
  if (look.gone === undefined && counts?.seen === 0) {
    throw new ImportError('the source has no posts; nothing was changed');
  }
  const run = new SourceRun(db, source.name, stored, site, options);
  await run.takeLeave(gone, options.withdrawsAll ? 100 : config.withdrawMaxPercent);
  if (stored && site && site.settings !== stored.settings) {
    // Which posts are to be read again is known with the new settings, by the next look.
    await run.begin();
    return 'partial';
  }
  await run.read(look.posts());
  if (look.rest > 0) return run.pause(look.rest, look.place);
  return run.end(look, counts?.unchanged ?? 0);
}

/** The posts that a look did not see which was compared with all that is known. */
export function goneFrom({ comparison }: KnownPosts): Gone {
  if (!comparison) return { paths: [], arrivals: new Set() };
  return { paths: comparison.missing(), arrivals: comparison.arrivals };
}
