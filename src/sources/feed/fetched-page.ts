import { digest } from '../../model/digest.ts';
import { errorMessage } from '../../model/error-message.ts';
import { ImportError } from '../../model/problem.ts';
import { shownUrl } from '../../model/web-url.ts';
import { readBytes } from '../fetch/read-bytes.ts';
import { decodeDocument } from './encoding.ts';

// Some podcasts have feeds of ten million bytes.
const maxBytes = 20_000_000;

/** The `Accept` header for feeds. */
export const feedTypes =
  'application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5';

/** A document of a feed as a server sent it. */
export interface FetchedPage {
  readonly text: string;
  /** Its URL after redirects. */
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly digest: string;
}

/**
 * Reads a response as text.
 *
 * @param url used in messages, and if the response has no URL
 * @throws {ImportError} if it is too large, truncated or in an unknown encoding
 */
export async function readFetchedPage(response: Response, url: string): Promise<FetchedPage> {
  const shown = shownUrl(url);
  const bytes = await readBytes(response, maxBytes).catch((error: unknown) => {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${shown} cannot be read to its end: ${errorMessage(error)}`);
  });
  if (bytes.length > maxBytes) {
    throw new ImportError(`${shown} is larger than ${maxBytes / 1_000_000} MB`);
  }
  const text = decodeDocument(bytes, response.headers.get('Content-Type') ?? '', shown);
  return {
    text,
    url: response.url || url,
    etag: response.headers.get('ETag'),
    lastModified: response.headers.get('Last-Modified'),
    digest: (await digest(text)).slice(0, 32),
  };
}
