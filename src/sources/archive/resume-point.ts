import * as v from 'valibot';
import { newestFirst } from '../../jekyll/newest-first.ts';

/**
 * Where a scan of an archive continues. An archive of a million posts is read by many passes, and each would compare
 * all of them again: instead, a pass leaves out what earlier passes of the same archive have imported.
 */
export interface ResumePoint {
  /** Identifies the content of the archive, such as its ETag. */
  readonly version: string;
  /** The oldest post that was imported. All newer posts were imported, too, or had not changed. */
  readonly path: string;
  /** How many posts had not changed when all of them were compared. */
  readonly unchanged: number;
}

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictTuple([v.literal('resume'), v.string(), v.string(), v.number()]),
);

/** Formats a resume point as a cursor. No commit, ETag or date looks like it. */
export function formatResumePoint({ version, path, unchanged }: ResumePoint): string {
  return JSON.stringify(['resume', version, path, unchanged]);
}

/** Parses a cursor; undefined if it is not one of these. */
export function parseResumePoint(cursor: string | null): ResumePoint | undefined {
  const parsed = v.safeParse(schema, cursor);
  if (!parsed.success) return undefined;
  const [, version, path, unchanged] = parsed.output;
  return { version, path, unchanged };
}

/** Whether a post is older than those that earlier scans have returned. */
export function isLeftBy(point: ResumePoint, path: string): boolean {
  return newestFirst(point, { path }) < 0;
}
