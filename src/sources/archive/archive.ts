import type { PostFile } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import { type Access, fetchSource } from '../fetch/fetch.ts';
import { passLimits, type ScanLimits } from '../newest-first.ts';
import type { PostIndex, Scan, Source } from '../source.ts';
import { Survey } from './survey.ts';
import { unpack } from './unpack.ts';

/** How much of an archive is read. */
export interface ArchiveLimits {
  /** Bytes of the inflated archive after which reading it is given up. */
  readonly maxBytes: number;
  /** What one look reads of it. */
  readonly room?: ScanLimits;
}

/** An archive of a site at an address, as the hosts of repositories make it. */
export class ArchiveSource implements Source {
  readonly name: string;
  readonly kind = 'archive';
  readonly #url: string;
  readonly #access: Access;
  readonly #bounds: ArchiveLimits;

  constructor(name: string, url: string, access: Access, bounds: ArchiveLimits) {
    this.name = name;
    this.#url = url;
    this.#access = access;
    this.#bounds = bounds;
  }

  async hasNews(cursor: string | null): Promise<boolean> {
    const response = await this.#request(cursor);
    await response.body?.cancel();
    if (response.status === 304) return false;
    throwIfFailed(response);
    return true;
  }

  async scan(cursor: string | null, known: PostIndex): Promise<Scan | undefined> {
    const response = await this.#request(cursor);
    if (response.status === 304) {
      await response.body?.cancel();
      return undefined;
    }
    const archive = await bodyOf(response);
    const found = await surveyArchive(archive, this.#bounds, known);
    return { cursor: validatorOf(response.headers), ...found };
  }

  #request(cursor: string | null): Promise<Response> {
    return fetchSource(this.#url, {
      ...this.#access,
      headers: {
        Accept:
          'application/gzip, application/x-gzip, application/x-tar, application/zip, */*;q=0.1',
        ...conditionOf(cursor),
      },
    });
  }
}

/**
 * Finds a site's posts in an archive, and holds those that must be read, as far as there is room.
 *
 * @param folder where the site is in the archive, below the folder that hosts put around a repository;
 *   empty where that is to be found out
 * @throws {ImportError} where it is broken off, has no configuration or is too large
 */
export async function surveyArchive(
  archive: ReadableStream<Uint8Array>,
  { maxBytes, room = passLimits }: ArchiveLimits,
  known: PostIndex,
  folder = '',
): Promise<Omit<Scan, 'cursor'>> {
  const survey = new Survey(await known.compare(), known.postFolders, room);
  const wants = (path: string) => {
    const placed = placeOf(path, folder);
    return placed !== undefined && survey.mayTake(placed);
  };
  const files: AsyncIterable<PostFile> = unpack(archive, { maxBytes, wants });
  for await (const file of files) {
    await survey.take({ ...file, path: placeOf(file.path, folder) ?? file.path });
  }
  return survey.end();
}

// `paper-main/docs/_config.yml` is taken for `paper-main/_config.yml` where the site is in `docs`.
function placeOf(path: string, folder: string): string | undefined {
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
  throw new ImportError('the server of the archive answered with nothing');
}

function throwIfFailed({ ok, status }: Response): void {
  if (!ok) throw new ImportError(`the server of the archive answered ${status}`);
}

// A mark is the ETag as the server wrote it, or the time of the last change where it gives none.
function validatorOf(headers: Headers): string | null {
  return headers.get('ETag') ?? headers.get('Last-Modified');
}

// RFC 9110, 8.8.3: a quote stands in every ETag, and in no date.
function conditionOf(cursor: string | null): Record<string, string> {
  if (cursor === null) return {};
  return cursor.includes('"') ? { 'If-None-Match': cursor } : { 'If-Modified-Since': cursor };
}
