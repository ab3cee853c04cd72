// Programs by the name in their User-Agent, if that is how people call them, too.
const names = [
  'Feedly, Feedbin, Inoreader, NewsBlur, Netvibes, Bloglovin, Feedspot, Flipboard',
  'NetNewsWire, Reeder, ReadKit, Unread, Vienna, Feeder, Fluent Reader, Thunderbird',
  'FreshRSS, Miniflux, Tiny Tiny RSS, CommaFeed, Nextcloud-News, Readwise, Kagi, newsboat',
  'newsbeuter, rss2email, sfeed, Liferea, Akregator, QuiteRSS, RSS Guard, Elfeed',
  'feed2exec, feed2imap, rsstail, feedparser, gofeed, SimplePie, XML-FeedPP, RssFeedEmitter',
  'WordPress, Blogtrottr, Overcast',
  'AntennaPod, PocketCasts, Castro, gPodder, Spotify, Slackbot, Discourse, IFTTT, Zapier',
  'MonitoRSS, FeedBurner, Superfeedr, Yarr, Newsflash, Friendica, curl, Wget',
  'Python-urllib, python-requests, aiohttp, httpx, Go-http-client, okhttp, Apache-HttpClient',
  'axios, node-fetch, undici, GuzzleHttp, libwww-perl',
].flatMap((line) => line.split(', '));

// Programs that call themselves otherwise than people do.
const otherSpellings: Readonly<Record<string, string>> = {
  bazqux: 'BazQux Reader',
  theoldreader: 'The Old Reader',
  'feedfetcher-google': 'Google FeedFetcher',
  'nextcloud news': 'Nextcloud-News',
  rssguard: 'RSS Guard',
  itms: 'Apple Podcasts',
  'http.rb': 'a program in Ruby',
  'anyevent-http': 'a program in Perl',
  'url/emacs': 'Emacs',
  'google-apps-script': 'Google Apps Script',
};

const programs = new Map([
  ...names.map((name) => [name.toLowerCase(), name] as const),
  ...Object.entries(otherSpellings),
]);

const known = new RegExp(
  `(?<!\\w)(?:${[...programs.keys()].join('|').replaceAll('.', '\\.')})(?!\\w)`,
);

const crawler = /(?:bot|crawl(?:er)?|spider)\b/;
const browser = /^mozilla\/\d.*(?:firefox|chrome|safari|gecko|trident)/;

// "12 subscribers", "1,204 readers", "3 subscriber(s)", and "subscribers=12".
const countBefore =
  /(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d{1,9}) (?:feed |online )?(?:subscriber|reader|follower|user)/;
const countAfter = /(?<!\w)(?:subscribers|readers|followers|users)[=: ]{1,2}(\d{1,9})(?!\d)/;

// NewsBlur has the number of the feed in the URL of its page.
const feedIdPattern = /(?<!\w)feed-?id[=: ]{1,2}([\w-]{1,40})|newsblur\.com\/site\/(\d{1,12})/;

/** Characters of a User-Agent that are read. */
const maxLength = 500;

/** The labels for whoever is not named. */
const unnamed = {
  browser: 'a browser',
  crawler: 'a crawler',
  other: 'other programs',
  none: 'no User-Agent',
} as const;

/** The program that requests a feed, as it describes itself. */
export interface ReaderAgent {
  /**
   * Its name, at most 40 characters, or one of {@link unnamed}. It has no version, and nothing of the person or
   * the machine.
   */
  readonly program: string;
  /** For how many people it requests the feed, if it says so. */
  readonly subscribers?: number;
  /** Its own id of the feed: a service may have more than one for the same feed, with subscribers of its own each. */
  readonly feedId?: string;
}

/**
 * Reads a User-Agent. There is no standard for it (RFC 9110 §10.1.5 only has products and comments), so
 * this reads what the common services send.
 *
 * @example readerAgent('Feedbin feed-id:1 - 12 subscribers') // { program: 'Feedbin', subscribers: 12, feedId: '1' }
 */
export function readerAgent(userAgent: string | null | undefined): ReaderAgent {
  const text = (userAgent ?? '').slice(0, maxLength).trim();
  if (text === '' || text === '-') return { program: unnamed.none };
  const lower = text.toLowerCase();
  const [, count] = countBefore.exec(lower) ?? countAfter.exec(lower) ?? [];
  const [found] = known.exec(lower) ?? [];
  const program = found === undefined ? undefined : programs.get(found);
  if (count === undefined) return { program: program ?? unnamedProgram(lower) };
  const [, id, site] = feedIdPattern.exec(lower) ?? [];
  const feedId = id ?? site;
  return {
    // A service that requests feeds for people is no person, so its own name may be known.
    program: program ?? serviceName(text),
    subscribers: Number(count.replaceAll(',', '')),
    ...(feedId === undefined ? {} : { feedId }),
  };
}

function unnamedProgram(lower: string): string {
  if (crawler.test(lower)) return unnamed.crawler;
  return browser.test(lower) && !lower.includes('compatible;') ? unnamed.browser : unnamed.other;
}

/** The first name in the text, without its version, like `Zhuaxia.com`. */
function serviceName(text: string): string {
  const product = text.replace(/^mozilla\/[\d.]+ \(compatible; ?/i, '');
  const [name = ''] = /^[a-z][\w.-]*(?: [a-z][\w.-]*){0,3}/i.exec(product) ?? [];
  return name.slice(0, 40) || unnamed.other;
}
