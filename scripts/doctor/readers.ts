/** A program that requests feeds, imitated by its headers. */
export interface Reader {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One reader of each kind: each feed is requested as all of them. */
export const readers: readonly Reader[] = [
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

const agents: Readonly<Record<string, string>> = {
  Inoreader: 'Mozilla/5.0 (compatible; inoreader.com; 9 subscribers)',
  NewsBlur:
    'NewsBlur Feed Fetcher - 9 subscribers - https://www.newsblur.com/site/1/x (Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15)',
  Feedbin: 'Feedbin feed-id:1 - 9 subscribers',
  'The Old Reader':
    'Mozilla/5.0 (compatible; theoldreader.com; 9 subscribers; feed-id=0123456789abcdef)',
  FreshRSS: 'FreshRSS/1.27.1 (Linux; https://freshrss.org)',
  Miniflux: 'Mozilla/5.0 (compatible; Miniflux/2.2.12; +https://miniflux.app)',
  'Tiny Tiny RSS': 'Tiny Tiny RSS/25.09 (https://tt-rss.org/)',
  CommaFeed: 'CommaFeed/5.11.0 (https://github.com/Athou/commafeed)',
  'a WordPress site (SimplePie)':
    'SimplePie/1.8.0 (Feed Parser; http://simplepie.org; Allow like Gecko) Build/1674206400',
  Thunderbird: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.2.0',
  Reeder: 'Reeder/5040601 CFNetwork/1568.200.51 Darwin/24.1.0',
  'Apple Podcasts': 'iTMS',
  Overcast: 'Overcast/1.0 Podcast Sync (9 subscribers; feed-id=1; +http://overcast.fm/)',
  AntennaPod: 'AntennaPod/3.9.0',
  Slack: 'Slackbot 1.0 (+https://api.slack.com/robots)',
  'a program in Go': 'Go-http-client/2.0',
  'a program in Java': 'Apache-HttpClient/5.4 (Java/21.0.4)',
  curl: 'curl/8.14.1',
};

/** More readers: as these, only one feed is requested. */
export const moreReaders: readonly Reader[] = Object.entries(agents).map(([name, agent]) => ({
  name,
  headers: { 'User-Agent': agent, Accept: '*/*', 'Accept-Encoding': 'gzip' },
}));
