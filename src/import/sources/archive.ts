import type { PostFile } from '../post-file.ts';
import { ImportError } from '../problem.ts';
import { type Access, fetchPolitely } from './polite-fetch.ts';
import type { Known, Look, Source } from './source.ts';
import { Survey } from './survey.ts';
import { unpack } from './unpack.ts';

/** An archive of a site at an address, as the hosts of repositories make it. */
export class ArchiveSource implements Source {
  readonly name: string;
  readonly #url: string;
  readonly #access: Access;
  readonly #maxBytes: number;

  /** @param maxBytes bytes of the inflated archive after which reading it is given up */
  constructor(name: string, url: string, access: Access, maxBytes: number) {
    this.name = name;
    this.#url = url;
    this.#access = access;
    this.#maxBytes = maxBytes;
  }

  async hasNews(mark: string | null): Promise<boolean> {
    const response = await this.#request(mark);
    await response.body?.cancel();
    if (response.status === 304) return false;
    refuseFailure(response);
    return true;
  }

  async look(mark: string | null, known: Known): Promise<Look | undefined> {
    const response = await this.#request(mark);
    if (response.status === 304) {
      await response.body?.cancel();
      return undefined;
    }
    const archive = await bodyOf(response);
    const found = await surveyArchive(archive, this.#maxBytes, known);
    return { mark: validatorOf(response.headers), ...found };
  }

  #request(mark: string | null): Promise<Response> {
    return fetchPolitely(this.#url, {
      ...this.#access,
      headers: {
        Accept:
          'application/gzip, application/x-gzip, application/x-tar, application/zip, */*;q=0.1',
        ...conditionOf(mark),
      },
    });
  }
}

/**
 * Finds a site's posts in an archive, and holds those that must be read, as far as there is room.
 *
 * @param maxBytes bytes of the inflated archive after which reading it is given up
 * @throws {ImportError} where it is broken off, has no configuration or is too large
 */
export async function surveyArchive(
  archive: ReadableStream<Uint8Array>,
  maxBytes: number,
  known: Known,
): Promise<Omit<Look, 'mark'>> {
  const survey = new Survey(await known.compare(), known.postFolders);
  const wants = (path: string) => survey.mayTake(path);
  const files: AsyncIterable<PostFile> = unpack(archive, { maxBytes, wants });
  for await (const file of files) await survey.take(file);
  return survey.end();
}

async function bodyOf(response: Response): Promise<ReadableStream<Uint8Array>> {
  if (response.ok && response.body) return response.body;
  await response.body?.cancel();
  refuseFailure(response);
  throw new ImportError('the server of the archive answered with nothing');
}

function refuseFailure({ ok, status }: Response): void {
  if (!ok) throw new ImportError(`the server of the archive answered ${status}`);
}

// A mark is the ETag as the server wrote it, or the time of the last change where it gives none.
function validatorOf(headers: Headers): string | null {
  return headers.get('ETag') ?? headers.get('Last-Modified');
}

// RFC 9110, 8.8.3: a quote stands in every ETag, and in no date.
function conditionOf(mark: string | null): Record<string, string> {
  if (mark === null) return {};
  return mark.includes('"') ? { 'If-None-Match': mark } : { 'If-Modified-Since': mark };
}
