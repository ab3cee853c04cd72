import { fileNameOf } from './find-feeds.ts';
import type { Findings } from './findings.ts';
import { request, type WireResponse } from './request.ts';

interface Reader {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

const readers: readonly Reader[] = [
  {
    name: 'a service like Feedly',
    headers: {
      'User-Agent':
        'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)',
      Accept: '*/*',
      'Accept-Encoding': 'gzip',
    },
  },
  {
    name: 'a program like NetNewsWire',
    headers: {
      'User-Agent': 'NetNewsWire (RSS Reader; https://netnewswire.com/)',
      Accept: 'application/rss+xml, application/atom+xml;q=0.9, application/xml;q=0.8, */*;q=0.1',
      'Accept-Encoding': 'gzip, deflate, br',
    },
  },
  {
    name: 'a script like feedparser',
    headers: { 'User-Agent': 'Python-urllib/3.11', 'Accept-Encoding': 'identity' },
  },
  {
    name: 'a browser',
    headers: {
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'Accept-Encoding': 'gzip, deflate, br, zstd',
    },
  },
  { name: 'a reader without a User-Agent', headers: {} },
];

/**
 * Checks that every kind of reader gets the same feed.
 *
 * @returns the last reader's response; undefined if that reader got no feed
 */
export async function checkReaders(
  url: string,
  findings: Findings,
): Promise<WireResponse | undefined> {
  const refused: string[] = [];
  const texts = new Set<string>();
  let feed: WireResponse | undefined;
  for (const { name, headers } of readers) {
    const response = await request(url, headers);
    feed = isFeed(response) ? response : undefined;
    if (feed) texts.add(feed.text);
    else refused.push(`${name} (${refusalOf(response)})`);
  }
  if (refused.length > 0) {
    findings.problem(
      `no feed for ${refused.join(', ')}`,
      'switch off bot protection for this URL (docs/deployment.md, "Keep bot protection off the feeds"); if all readers are refused, see "npx wrangler tail"',
    );
  }
  if (texts.size > 1) {
    findings.problem(
      'readers get different feeds',
      'something in front of the Worker changes its responses; switch it off. If an import has just run, try again',
    );
  }
  return feed;
}

function isFeed({ status, text, url }: WireResponse): boolean {
  const start = text.trimStart().slice(0, 400);
  const isJson = fileNameOf(url) === 'feed.json';
  return status === 200 && (isJson ? start[0] === '{' : /<(rss|feed)\b/.test(start));
}

function refusalOf({ status, headers, text }: WireResponse): string {
  const isChallenge = headers['cf-mitigated'] || /challenge|captcha/i.test(text.slice(0, 5_000));
  if (isChallenge) return `${status}, a challenge for bots`;
  return status === 200 ? 'something other than a feed' : String(status);
}
