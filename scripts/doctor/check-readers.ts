import { fileNameOf } from './find-feeds.ts';
import type { Findings } from './findings.ts';
import { moreReaders, type Reader, readers } from './readers.ts';
import { doctorHeaders, isChallenge, request, type WireResponse } from './request.ts';

const remedy =
  'switch off bot protection for this URL (docs/deployment.md, "Keep bot protection off the feeds"); if all readers are refused, see "npx wrangler tail"';

// Polls in a row. A service that fetches feeds for many people sends more.
const polls = 40;

/**
 * Checks that every kind of reader gets the same feed.
 *
 * @param isFirst whether this is the first feed, which is also requested as many readers by their names
 * @returns the last reader's response; undefined if that reader got no feed
 */
export async function checkReaders(
  url: string,
  isFirst: boolean,
  findings: Findings,
): Promise<WireResponse | undefined> {
  const refused: string[] = [];
  const texts = new Set<string>();
  const feedFor = async ({ name, headers }: Reader) => {
    const response = await request(url, headers);
    if (!isFeed(response)) {
      refused.push(`${name} (${refusalOf(response)})`);
      return undefined;
    }
    texts.add(response.text);
    return response;
  };
  for (const reader of isFirst ? moreReaders : []) await feedFor(reader);
  let feed: WireResponse | undefined;
  for (const reader of readers) feed = await feedFor(reader);
  if (refused.length > 0) findings.problem(`no feed for ${refused.join(', ')}`, remedy);
  if (texts.size > 1) {
    findings.problem(
      'readers get different feeds',
      'something in front of the Worker changes its responses; switch it off. If an import has just run, try again',
    );
  }
  return feed;
}

/** Checks that a reader is still answered after many polls, as a service sends them from one IP address. */
export async function checkManyPolls(
  { url, headers }: WireResponse,
  findings: Findings,
): Promise<void> {
  const condition = headers.etag === undefined ? {} : { 'If-None-Match': headers.etag };
  for (let poll = 1; poll <= polls; poll++) {
    const response = await request(url, { ...doctorHeaders, ...condition });
    if (response.status === 304 || isFeed(response)) continue;
    return findings.problem(
      `a reader is refused at poll ${poll} of ${polls} in a row (${refusalOf(response)})`,
      'switch off rate limiting for the feeds (docs/deployment.md, "Keep bot protection off the feeds")',
    );
  }
}

function isFeed({ status, text, url }: WireResponse): boolean {
  const start = text.trimStart().slice(0, 400);
  const isJson = fileNameOf(url) === 'feed.json';
  return status === 200 && (isJson ? start[0] === '{' : /<(rss|feed)\b/.test(start));
}

function refusalOf(response: WireResponse): string {
  const { status } = response;
  if (isChallenge(response)) return `${status}, a challenge for bots`;
  return status === 200 ? 'something other than a feed' : String(status);
}
