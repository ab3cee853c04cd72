import type { Config } from '../config/config.ts';
import type { HashedFile } from '../model/post-file.ts';
import type { Scan, Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { type RunEnd, skipRun } from '../store/sources/run-end.ts';
import { inBatches } from './batches.ts';
import type { PostReport } from './change-set.ts';
import { hasMissingLinks } from './import-posts.ts';
import { ImportRun } from './import-run.ts';
import { openerOfPass, type PassOptions } from './open-run.ts';
import { noGuard, type ReadingGroup, type ReadingGuard } from './reading-guard.ts';
import type { WithdrawalLimits } from './refusal.ts';
import { type ScanResult, scanSource, settingsDiffer } from './scan-source.ts';

/**
 * The result of a pass. `unchanged`: nothing is new. `imported`: the feeds are current. `refused`: they
 * are, except that too many articles would have been withdrawn. `partial`: the next pass reads the posts
 * that remain.
 */
export type PassResult = 'unchanged' | 'imported' | 'refused' | 'partial';

// Posts that are read again at the end of a pass, because they link to later posts of the pass.
const maxReread = 500;

/**
 * Scans a source once and imports what it finds, within the limits of one pass. A pass may be
 * interrupted at any time: what it has written is complete, and the next pass continues. A pass that
 * finds nothing new writes no rows.
 *
 * @throws {ImportError} if the source does not respond. Nothing is changed then
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
  const limits = limitsOf(config, options);
  // If the last run was refused, this one may be allowed to withdraw what the last one was not.
  // If this pass continues an earlier one, the posts that are marked as deleted are not known from the scan, or some of
  // them are left to withdraw.
  const mustEnd = async () =>
    (stored && (stored.refusal !== '' || stored.lastArticleId !== null)) ||
    found?.scan.isResumed ||
    (await run.isOpen());
  if (!found) {
    if (!(await mustEnd())) return 'unchanged';
    return finish(run, limits, { cursor: stored?.cursor, pendingCursor: null });
  }
  const { scan, deletions } = found;
  for await (const paths of deletions.pages()) await run.markDeleted(paths);
  if (settingsDiffer(scanned)) {
    // The next pass compares the posts again: with the new settings, more of them must be read.
    await run.open();
    return 'partial';
  }
  await importAll(run, scan, options.guard ?? noGuard);
  if (scan.remaining > 0) {
    await run.pause(scan.remaining, scan.resumeCursor);
    return 'partial';
  }
  if (await mustEnd()) return finish(run, limits, endOf(found));
  if (stored) await skipRun(db, stored.id, options.jobId, scan.cursor, options.clock());
  return 'imported';
}

function limitsOf(config: Config, { allowWithdrawals }: PassOptions): WithdrawalLimits {
  return { isAllowed: allowWithdrawals, maxPercent: config.withdrawMaxPercent };
}

async function importAll(
  run: ImportRun,
  { posts, sizesOf }: Scan,
  guard: ReadingGuard,
): Promise<void> {
  const reread: HashedFile[] = [];
  for await (const batch of inBatches(posts())) {
    for await (const group of guard.groups(batch)) {
      const posts = await importGroup(run, group, sizesOf);
      const linking = new Set(posts.filter(hasMissingLinks).map(({ path }) => path));
      const again = group.files.filter(({ path }) => linking.has(path));
      reread.push(...again.slice(0, maxReread - reread.length));
    }
  }
  for await (const group of guard.groups(reread)) await importGroup(run, group, sizesOf);
}

async function importGroup(
  run: ImportRun,
  { files, action }: ReadingGroup,
  sizesOf: Scan['sizesOf'],
): Promise<readonly PostReport[]> {
  if (action !== 'probe') {
    return (await run.importBatch(files, { sizesOf, isFatal: action === 'reject' })).posts;
  }
  await run.probeBatch(files, sizesOf);
  return [];
}

/** How a pass ends that has nothing more to read. */
interface PassEnd extends Pick<RunEnd, 'cursor' | 'unchanged'> {
  /** If posts are pending, the next scan starts from this cursor, so that it returns them; see `RunEnd.cursor`. */
  readonly pendingCursor: string | null | undefined;
}

function endOf({ scan, unchanged }: ScanResult): PassEnd {
  return { cursor: scan.cursor, unchanged, pendingCursor: pendingCursor(scan) };
}

async function finish(
  run: ImportRun,
  limits: WithdrawalLimits,
  { pendingCursor, ...rest }: PassEnd,
): Promise<PassResult> {
  const { pending, refusal, isComplete } = await run.withdrawDeleted(limits);
  if (!isComplete || pending > 0) {
    await run.pause(pending, isComplete ? pendingCursor : rest.cursor);
    return 'partial';
  }
  await run.end(refusal, rest);
  return refusal ? 'refused' : 'imported';
}

/**
 * The cursor that the next scan starts from, so that it returns the pending posts. Null and undefined stand for a
 * scan of all posts.
 */
function pendingCursor({ deletions, isResumed, cursor }: Scan): string | null | undefined {
  if (isResumed) return null;
  // The run has deleted the cursor already.
  return (deletions && cursor) ?? undefined;
}
