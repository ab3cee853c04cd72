import type { PostFile } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import { type FetchPolicy, fetchSource } from '../fetch/fetch.ts';
import { type ScanLimits, scanLimits } from '../first-files.ts';
import type { PostIndex, Scan, Source } from '../source.ts';
import { ArchiveScan } from './archive-scan.ts';
import { parseResumePoint } from './resume-point.ts';
import { unpack } from './unpack.ts';

/** Limits for an archive. */
export interface ArchiveLimits {
  /** Bytes of the inflated archive. A larger one is rejected. */
  readonly maxBytes: number;
  /** The default is `scanLimits`. */
  readonly scan?: ScanLimits;
}

/** A tar or zip archive of a site, at a URL. The cursor is its ETag, or its `Last-Modified`. */
export class ArchiveSource implements Source {
  readonly name: string;
  readonly kind = 'archive';
  readonly #url: string;
  readonly #policy: FetchPolicy;
  readonly #limits: ArchiveLimits;

  constructor(name: string, url: string, policy: FetchPolicy, limits: ArchiveLimits) {
    this.name = name;
    this.#url = url;
    this.#policy = policy;
    this.#limits = limits;
  }

  async hasNews(cursor: string | null): Promise<boolean> {
    const response = await this.#request(cursor);
    await response.body?.cancel();
    if (response.status === 304) return false;
    throwIfFailed(response);
    return true;
  }

  async scan(cursor: string | null, index: PostIndex): Promise<Scan | undefined> {
    const response = await this.#request(cursor);
    if (response.status === 304) {
      await response.body?.cancel();
      return undefined;
    }
    const archive = await bodyOf(response);
    // A date stands for all that happens within its second, so it is no version.
    const version = response.headers.get('ETag') ?? undefined;
    const scan = await scanArchive(async () => archive, this.#limits, index, { cursor, version });
    return { cursor: cursorOf(response.headers), ...scan };
  }

  #request(cursor: string | null): Promise<Response> {
    return fetchSource(this.#url, {
      ...this.#policy,
      headers: {
        Accept:
          'application/gzip, application/x-gzip, application/x-tar, application/zip, */*;q=0.1',
        ...conditionOf(cursor),
      },
    });
  }
}

/** Which archive is scanned, and from where. */
export interface ArchiveVersion {
  /** The cursor of the last scan, which may be where this one continues. */
  readonly cursor: string | null;
  /** Identifies the content of the archive; undefined if nothing does. Then every scan begins at the newest post. */
  readonly version: string | undefined;
  /**
   * The site's folder, inside the top folder that hosts of repositories add. If it is empty, the site is where
   * `_config.yml` is.
   */
  readonly folder?: string;
}

/**
 * Finds the posts of a site in an archive, and keeps the newest of those that must be read.
 *
 * @param open requests the archive. It is called last, since it takes half a minute to load what a million posts are
 *   compared with, and a server may not wait so long for somebody who does not read
 * @throws {ImportError} if the archive is incomplete, too large or has no configuration
 */
export async function scanArchive(
  open: () => Promise<ReadableStream<Uint8Array>>,
  { maxBytes, scan: limits = scanLimits }: ArchiveLimits,
  index: PostIndex,
  { cursor, version, folder = '' }: ArchiveVersion,
): Promise<Omit<Scan, 'cursor'>> {
  const last = parseResumePoint(cursor);
  // If the archive has changed meanwhile, everything is compared.
  const resume = last?.version === version ? last : undefined;
  const comparison = resume ? await index.compareOlder(resume.path) : await index.compare();
  const scan = new ArchiveScan(comparison, index.postFolders, { limits, version, resume });
  const wants = (path: string) => {
    const lifted = withoutFolder(path, folder);
    return lifted !== undefined && scan.mayNeed(lifted);
  };
  const sees = (path: string, size: number) => {
    const lifted = withoutFolder(path, folder);
    if (lifted !== undefined) scan.see(lifted, size);
  };
  const files: AsyncIterable<PostFile> = unpack(await open(), { maxBytes, wants, sees });
  for await (const file of files) {
    await scan.add({ ...file, path: withoutFolder(file.path, folder) ?? file.path });
  }
  return scan.finish();
}

/** For the folder `docs`, `paper-main/docs/_config.yml` becomes `paper-main/_config.yml`. */
function withoutFolder(path: string, folder: string): string | undefined {
  if (folder === '') return path;
  const top = path.slice(0, path.indexOf('/') + 1);
  return path.startsWith(`${top}${folder}/`)
    ? top + path.slice(top.length + folder.length + 1)
    : undefined;
}

async function bodyOf(response: Response): Promise<ReadableStream<Uint8Array>> {
  if (response.ok && response.body) return response.body;
  await response.body?.cancel();
  throwIfFailed(response);
  throw new ImportError('the server of the archive sent an empty response');
}

function throwIfFailed({ ok, status }: Response): void {
  if (!ok) throw new ImportError(`the server of the archive responded with ${status}`);
}

function cursorOf(headers: Headers): string | null {
  return headers.get('ETag') ?? headers.get('Last-Modified');
}

// An ETag contains quotes (RFC 9110 §8.8.3); a date does not.
function conditionOf(cursor: string | null): Record<string, string> {
  if (cursor === null || parseResumePoint(cursor)) return {};
  return cursor.includes('"') ? { 'If-None-Match': cursor } : { 'If-Modified-Since': cursor };
}
