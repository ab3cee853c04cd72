import { fileOf, mediaTypes } from './find-feeds.ts';
import type { Findings } from './findings.ts';
import { type Answer, ask } from './request.ts';

interface Reader {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Kinds of reader: services, programs on a desk, servers, browsers, and those that say nothing. */
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
  { name: 'a reader without a name', headers: {} },
];

/**
 * Whether a feed is the same feed for every kind of reader.
 *
 * @returns the feed as the last of them had it; undefined where he had none
 */
export async function checkReaders(url: string, findings: Findings): Promise<Answer | undefined> {
  const refused: string[] = [];
  const seen = new Map<string, string[]>();
  let last: Answer | undefined;
  for (const { name, headers } of readers) {
    const answer = await ask(url, headers);
    last = isFeed(answer) ? answer : undefined;
    if (last) seen.set(last.text, [...(seen.get(last.text) ?? []), name]);
    else refused.push(`${name} (${reasonOf(answer)})`);
  }
  if (refused.length > 0) {
    findings.problem(
      `no feed for ${refused.join(', ')}`,
      'switch off bot protection for this address (docs/deployment.md, "Keep bot protection off the feeds"); if all are refused, see "npx wrangler tail"',
    );
  }
  if (seen.size > 1) {
    findings.problem(
      'readers are given different feeds',
      'something in front of the Worker changes what it answers; switch it off. If an import ran just now, try again',
    );
  }
  return last;
}

function isFeed({ status, text, url }: Answer): boolean {
  const begin = text.trimStart().slice(0, 400);
  return (
    status === 200 && (fileOf(url) === 'feed.json' ? begin[0] === '{' : /<(rss|feed)\b/.test(begin))
  );
}

function reasonOf({ status, headers, text }: Answer): string {
  const isChallenge = headers['cf-mitigated'] || /challenge|captcha/i.test(text.slice(0, 5_000));
  if (isChallenge) return `${status}, a challenge for bots`;
  return status === 200 ? 'something else instead' : String(status);
}

/** What the feed says of itself: its type, its own address, and dates that lie ahead. */
export function checkDocument(answer: Answer, findings: Findings): void {
  const { url, headers, text } = answer;
  const type = mediaTypes[fileOf(url)];
  if (!headers['content-type']?.startsWith(`${type}`)) {
    findings.problem(
      `its type is ${headers['content-type'] ?? 'not said'}, not ${type}`,
      'a rule in front of the Worker changes Content-Type; remove it',
    );
  }
  if (!text.includes(url)) {
    findings.problem(
      'it names another address than this as its own',
      `set PUBLIC_URL in wrangler.toml to ${new URL(url).origin} and deploy again`,
    );
  }
  checkClock(answer, findings);
}

// Seconds by which clocks may differ.
const tolerance = 120;

function checkClock({ headers, text }: Answer, findings: Findings): void {
  const now = Date.parse(headers.date ?? '') || Date.now();
  const ahead = (time: number) => Math.round((time - now) / 1000);
  if (Math.abs(Date.now() - now) > tolerance * 1000 && !headers.age) {
    findings.note("its clock and this machine's differ by minutes", "set this machine's clock");
  }
  const modified = ahead(Date.parse(headers['last-modified'] ?? ''));
  if (modified > tolerance) {
    findings.problem(
      `it was last changed ${modified} s from now`,
      'the clock of whoever imported was ahead; it passes when that time has come',
    );
  }
  const dates = [...text.matchAll(/(?:<pubDate>|<published>|"date_published": ?")([^<"]+)/g)];
  const newest = Math.max(...dates.map(([, date = '']) => ahead(Date.parse(date)) || 0));
  if (newest > tolerance) {
    findings.problem(
      `it has an article dated ${newest} s from now`,
      'import without --future, or give the post its right date and time zone',
    );
  }
}
