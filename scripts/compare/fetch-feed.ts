import { readFile } from 'node:fs/promises';
import { ImportError } from '../../src/model/problem.ts';
import { isHttpUrl } from '../../src/model/web-url.ts';
import {
  type FetchedPage,
  feedTypes,
  readFetchedPage,
} from '../../src/sources/feed/fetched-page.ts';
import { causeMessage } from '../command/cause-message.ts';
import { Failure } from '../command/failure.ts';
import { userPath } from '../command/user-path.ts';

// Milliseconds for the whole response.
const timeout = 30_000;

/**
 * Reads a feed from a URL or a file, and decodes it as an import does.
 *
 * @throws {Failure} if it cannot be read
 * @throws {ImportError} if it is too large or in an unknown encoding
 */
export async function fetchFeed(source: string): Promise<FetchedPage> {
  if (!isHttpUrl(source)) return readFeedFile(source);
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(source, { signal, headers: { Accept: feedTypes } });
    if (!response.ok) throw new Failure(`${source} responded with ${response.status}`);
    return await readFetchedPage(response, source);
  } catch (error) {
    if (signal.aborted) throw new Failure(`${source} takes longer than ${timeout / 1000} s`);
    if (error instanceof Failure || error instanceof ImportError) throw error;
    throw new Failure(`${source} cannot be reached: ${causeMessage(error)}`);
  }
}

async function readFeedFile(path: string): Promise<FetchedPage> {
  const file = userPath(path);
  const bytes = await readFile(file).catch(() => {
    throw new Failure(`${file} cannot be read; give the URL of a feed or a file`, 2);
  });
  return readFetchedPage(new Response(new Uint8Array(bytes)), path);
}
