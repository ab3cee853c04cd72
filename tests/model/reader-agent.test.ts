// The User-Agents are as the programs send them, with other numbers.
import { describe, expect, it } from 'vitest';
import { type ReaderAgent, readerAgent } from '../../src/model/reader-agent.ts';

const services: [string, ReaderAgent][] = [
  [
    'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 265 subscribers; like FeedFetcher-Google)',
    { program: 'Feedly', subscribers: 265 },
  ],
  [
    'Feedbin feed-id:1344882 - 122 subscribers',
    { program: 'Feedbin', subscribers: 122, feedId: '1344882' },
  ],
  [
    'Mozilla/5.0 (compatible; inoreader.com; 7 subscribers)',
    { program: 'Inoreader', subscribers: 7 },
  ],
  [
    'Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 195 subscribers; )',
    { program: 'Inoreader', subscribers: 195 },
  ],
  [
    'NewsBlur Feed Fetcher - 1 subscriber - https://www.newsblur.com/site/9124/x (Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.0.1 Safari/605.1.15)',
    { program: 'NewsBlur', subscribers: 1, feedId: '9124' },
  ],
  [
    'Mozilla/5.0 (compatible; theoldreader.com; 2 subscribers; feed-id=0719795c4d27c784217b0bc0)',
    { program: 'The Old Reader', subscribers: 2, feedId: '0719795c4d27c784217b0bc0' },
  ],
  [
    'Mozilla 5.0 (compatible; BazQux/2.4 +http://bazqux.com/fetcher; 3 subscribers)',
    { program: 'BazQux Reader', subscribers: 3 },
  ],
  [
    'Netvibes (http://www.netvibes.com/; 5 subscribers; feedId: 5404723)',
    { program: 'Netvibes', subscribers: 5, feedId: '5404723' },
  ],
  [
    'Bloglovin/1.0 (http://www.bloglovin.com; 4 subscribers)',
    { program: 'Bloglovin', subscribers: 4 },
  ],
  [
    'Overcast/1.0 Podcast Sync (1190 subscribers; feed-id=554901; +http://overcast.fm/)',
    { program: 'Overcast', subscribers: 1190, feedId: '554901' },
  ],
  [
    'Feedfetcher-Google; (+http://www.google.com/feedfetcher.html; 3 subscribers; feed-id=7675226481817637975)',
    { program: 'Google FeedFetcher', subscribers: 3, feedId: '7675226481817637975' },
  ],
  ['Zhuaxia.com 1 Subscribers', { program: 'Zhuaxia.com', subscribers: 1 }],
  ['SomeReader/2.1 (1,204 readers)', { program: 'SomeReader', subscribers: 1204 }],
  ['kinjabot (http://www.kinja.com; 1 Readers)', { program: 'kinjabot', subscribers: 1 }],
  ['Hosted Reader (subscribers=12)', { program: 'Hosted Reader', subscribers: 12 }],
];

const programs: [string, string][] = [
  ['FreshRSS/1.28.0 (Linux; https://freshrss.org)', 'FreshRSS'],
  ['Akregator/5.22.3 (22.12.3); syndication', 'Akregator'],
  ['RSS Guard/4.0.4 (github.com/martinrotter/rssguard)', 'RSS Guard'],
  ['Feed2Imap v1.3.3 http://home.gna.org/feed2imap/', 'feed2imap'],
  ['rsstail 1.8, (C) 2006-2010 by folkert@vanheusden.com', 'rsstail'],
  ['XML-FeedPP/0.95 XML-TreePP/0.43 libwww-perl/6.68', 'XML-FeedPP'],
  ['URL/Emacs Emacs/28.2 (TTY; x86_64-pc-linux-gnu)', 'Emacs'],
  ['Node/RssFeedEmitter (https://github.com/filipedeschamps/rss-feed-emitter)', 'RssFeedEmitter'],
  [
    'Mozilla/5.0 (compatible; U; AnyEvent-HTTP/2.25; +http://anyevent.example/)',
    'a program in Perl',
  ],
  ['Mozilla/5.0 (compatible; Miniflux/2.2.3; +https://miniflux.app)', 'Miniflux'],
  ['Tiny Tiny RSS/25.07-dea3f2d (Unsupported) (https://tt-rss.org/)', 'Tiny Tiny RSS'],
  ['NetNewsWire (RSS Reader; https://netnewswire.com/)', 'NetNewsWire'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.2.0', 'Thunderbird'],
  ['newsboat/2.21.0 (Linux x86_64)', 'newsboat'],
  ['WordPress/6.9; https://a-person.example', 'WordPress'],
  ['iTMS', 'Apple Podcasts'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'a browser'],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'a crawler'],
  ['Ann-Lees-Own-Script/1.0 (ann@lee.example)', 'other programs'],
  ['Followers-of-nobody/3', 'other programs'],
  ['', 'no User-Agent'],
  ['-', 'no User-Agent'],
];

describe('readerAgent', () => {
  it.each(services)('reads what a service says: %s', (text, expected) => {
    expect(readerAgent(text)).toEqual(expected);
  });

  it.each(programs)('names a program, and nothing of who uses it: %s', (text, program) => {
    expect(readerAgent(text)).toEqual({ program });
  });

  it('knows no program from a missing header', () => {
    expect(readerAgent(null)).toEqual({ program: 'no User-Agent' });
  });

  const hostile = [
    '5 subscribers',
    '192.0.2.7 (3 subscribers)',
    `${'a'.repeat(100_000)} 5 subscribers`,
    `x${' 1'.repeat(50_000)} subscribers`,
    `${'feed-id'.repeat(20_000)}`,
    '99999999999999999999 subscribers',
    '-4 subscribers',
    '1e9 subscribers',
    '<script>alert(1)</script> 3 subscribers',
    '\u202e\u0000reader (2 subscribers)',
    '１２ subscribers',
    "Robert'); DROP TABLE polls;-- 3 subscribers feed-id=');--",
  ];

  it.each(hostile)('makes short, plain labels of anything: %.40s', (text) => {
    const { program, subscribers = 0, feedId = '' } = readerAgent(text);
    expect(program).toMatch(/^[\w. -]{1,40}$/);
    expect(program).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
    expect(feedId).toMatch(/^[\w-]{0,40}$/);
    expect(Number.isSafeInteger(subscribers) && subscribers >= 0).toBe(true);
  });
});
