import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { errorMessage } from '../../src/model/error-message.ts';
import type { PostFile } from '../../src/model/post-file.ts';
import type { Reason } from '../../src/model/reasons.ts';
import type { Remark } from '../command/remarks.ts';

/** A file of a site that must not or cannot be read. */
export class SiteFileError extends Error {
  override readonly name = 'SiteFileError';
  readonly reason: Reason;

  constructor(message: string, reason: Reason) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Reads a file of a site.
 *
 * @throws {SiteFileError} if {@link checkSiteFile} refuses it, or it cannot be read
 */
export async function readSiteFile(root: string, path: string): Promise<PostFile> {
  const { file, stats } = checkSiteFile(root, path);
  return orSiteFileError(path, () => {
    const { buffer, byteOffset, length } = readFileSync(file);
    const bytes = new Uint8Array(buffer, byteOffset, length);
    return { path, bytes, modifiedAt: stats.mtime };
  });
}

/** Computes what `gitBlobId` does, in a tenth of the time: for small files, Web Crypto is mostly waiting. */
export function blobIdOf(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/**
 * Finds a file of a site without opening it, since a pipe or a device may block. A link is followed only
 * within the site's folder.
 *
 * @throws {SiteFileError} if it is outside of the site, or is not a regular file
 */
export function checkSiteFile(root: string, path: string): { file: string; stats: Stats } {
  return orSiteFileError(path, () => {
    // For many small files, the synchronous calls are several times as fast.
    const named = join(root, path);
    const file = realpathSync.native(named);
    // If no link leads to the file, none leads to the root either.
    const realRoot = file === named ? root : realpathSync.native(root);
    if (!isInside(realRoot, file)) {
      throw new SiteFileError(
        'it is a link that leads out of the site, and is not followed',
        'link',
      );
    }
    const stats = statSync(file);
    if (!stats.isFile()) throw new SiteFileError('it is not a regular file', 'unreadable');
    return { file, stats };
  });
}

/** The path within the site of the file that a link leads to; undefined if it leads to none. */
export function linkTarget(root: string, path: string): string | undefined {
  try {
    const target = relative(realpathSync.native(root), realpathSync.native(join(root, path)));
    return target.split(sep).join('/');
  } catch {
    return undefined;
  }
}

function orSiteFileError<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof SiteFileError) throw error;
    throw new SiteFileError(unreadableNote(error, path), 'unreadable');
  }
}

/** The remark on a file that {@link readSiteFile} refuses. */
export function unreadableRemark(path: string, error: unknown): Remark {
  const reasons = error instanceof SiteFileError ? error.reason : 'unreadable';
  return { path, note: errorMessage(error), reasons };
}

/** Why a file or folder cannot be read. */
export function unreadableNote(error: unknown, path: string): string {
  // Node replaces what is not UTF-8, so no file has the name.
  if (path.includes('\ufffd')) return 'its name is not UTF-8';
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return `it cannot be read (${code ?? String(error)})`;
}

function isInside(root: string, file: string): boolean {
  const path = relative(root, file);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
