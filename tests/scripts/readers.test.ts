// `npm run readers` over Cloudflare's analytics and over logs.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { account, type Behavior, serveAnalytics, zone } from './support/analytics-server.ts';
import { run, temporaryFolder } from './support/command.ts';

const feedly = (subscribers: number) =>
  `Feedly/1.0 (+http://www.feedly.com/fetcher.html; ${subscribers} subscribers; like FeedFetcher-Google)`;
const freshRss = 'FreshRSS/1.28.0 (Linux; https://freshrss.org)';

const ofZone = ['--zone', zone, '--host', 'feeds.example.com'];
const ofAccount = ['--account', account];

/** Runs the command over analytics, and returns what the server was asked, too. */
async function readersOf(behavior: Behavior, ...args: string[]) {
  const server = await serveAnalytics(behavior);
  const ended = await run(['readers', '--', ...args], server.environment);
  await server.close();
  return { ...ended, requests: server.requests };
}

describe('npm run readers --zone', () => {
  it('sums the largest number of each reader over the formats of a feed', async () => {
    const groups = [
      { path: '/rss.xml', userAgent: feedly(1_200), count: 90, status: 304, cacheStatus: 'hit' },
      { path: '/rss.xml', userAgent: feedly(1_199), count: 10 },
      {
        path: '/atom.xml',
        userAgent: feedly(30),
        count: 50,
        status: 304,
        cacheStatus: 'revalidated',
      },
      { path: '/atom.xml', userAgent: 'Feedbin feed-id:1 - 5 subscribers' },
      { path: '/rss.xml', userAgent: 'Feedbin feed-id:1 - 4 subscribers' },
      { path: '/rss.xml', userAgent: 'Feedbin feed-id:2 - 3 subscribers' },
      { path: '/rss.xml', userAgent: freshRss, count: 47, status: 304 },
      { path: '/tags/%E5%A4%A7%E4%BC%97/feed.json', userAgent: freshRss },
      { path: '/search/a-secret/rss.xml', userAgent: freshRss },
      { path: '/wp-json/rss.xml', userAgent: freshRss },
    ];
    const { code, output } = await readersOf(
      { groups: (at) => (at === 0 ? groups : []) },
      ...ofZone,
    );
    expect(code).toBe(0);
    expect(output).toMatch(/for feeds\.example\.com\n\S+ \S+ to \S+ \S+ UTC, 3 days\n/);
    // 1,200 and 30 of Feedly, 5 and 3 of Feedbin.
    expect(output).toMatch(/^ +1,238 +3 +200 +94 % +70 % {2}\/$/m);
    expect(output).toMatch(/^ +- +1 +1 +0 % +0 % {2}\/tags\/大众\/$/m);
    expect(output).toMatch(/^ +1,230 +1 +150 +93 % +93 % {2}Feedly$/m);
    expect(output).toMatch(/^ +- +3 +49 +96 % +0 % {2}FreshRSS$/m);
    expect(output).toContain('Not counted: people whose reader names no number');
    expect(output).not.toMatch(/secret|wp-json|sample/);
  });

  it('asks day by day, since a plan allows no longer time, and halves what is too much', async () => {
    const two = [feedly(1), freshRss].map((userAgent) => ({ path: '/rss.xml', userAgent }));
    const { code, output, requests } = await readersOf(
      { limits: { maxPageSize: 2 }, groups: (at) => (at === 0 ? two : two.slice(1)) },
      ...ofZone,
    );
    expect(code).toBe(0);
    // The limits, three days, and the two halves of the first.
    expect(requests.length).toBe(6);
    expect(output).toMatch(/^ +- +1 +4 /m);
    const times = requests.slice(1).map((body) => JSON.parse(body).variables);
    const spans = times.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 3_600_000);
    expect(spans.map(Math.round)).toEqual([24, 12, 12, 24, 24]);
    expect(times[1].to).toBe(times[2].from);
  });

  it('says that Cloudflare has counted a sample', async () => {
    const groups = () => [{ path: '/rss.xml', userAgent: freshRss, count: 100, sample: 10 }];
    const { output } = await readersOf({ groups }, ...ofZone, '--days', '1');
    expect(output).toContain('in part one request in 10: polls are estimates');
  });

  it('prints everything as JSON', async () => {
    const groups = () => [{ path: '/rss.xml', userAgent: feedly(3), status: 304 }];
    const { output } = await readersOf({ groups }, ...ofZone, '--days', '1', '--json');
    expect(JSON.parse(output)).toMatchObject({
      feeds: [{ feed: '/', subscribers: 3, polls: 1, notModified: 1, hits: 0 }],
      programs: [{ program: 'Feedly', subscribers: 3, feeds: 1 }],
    });
  });
});

describe('npm run readers --account', () => {
  const row = {
    ...{ feed: '/', format: 'rss', program: 'Feedly', status: '200', feed_id: '' },
    ...{ subscribers: 12, polls: '40', sample: 1 },
  };

  it('shows what the Worker has recorded, and says that the rest never reached it', async () => {
    const rows = [row, { ...row, status: '304', polls: 60, subscribers: 11 }];
    const { code, output, requests } = await readersOf({ rows }, ...ofAccount, '--days', '30');
    expect(code).toBe(0);
    expect(output).toMatch(/^ +12 +1 +100 +60 % +- {2}\/$/m);
    expect(output).toContain('Only polls that reached the Worker');
    expect(requests[0]).toMatch(
      /FROM feedmill_readers\s+WHERE timestamp > NOW\(\) - INTERVAL '30' DAY/,
    );
  });

  it('prints no control characters of a name', async () => {
    const { output } = await readersOf(
      { rows: [{ ...row, program: 'A\u001b[31mB' }] },
      ...ofAccount,
    );
    expect(output).toMatch(/ {2}AB$/m);
  });
});

describe('npm run readers --log', () => {
  const line = (request: string, status: number, agent: string, rest = '') =>
    `203.0.113.7 - - [27/Nov/2026:06:02:39 +0100] "${request}" ${status} 512 "-" "${agent}"${rest}\n`;
  const log = [
    line('GET /rss.xml HTTP/1.1', 304, feedly(8), ' rt=0.001 HIT'),
    `feeds.example.com:443 ${line('GET /rss.xml HTTP/2.0', 200, freshRss, ' MISS')}`,
    line('HEAD /rss.xml HTTP/1.1', 200, freshRss),
    line('GET /rss.xml HTTP/1.1', 503, freshRss),
    line('\\x16\\x03\\x01', 400, '-'),
    'not a line of a log\n',
  ].join('');
  const logpush = {
    ...{
      ClientRequestMethod: 'GET',
      ClientRequestURI: '/tags/go/feed.json',
      ClientRequestHost: 'a.example',
    },
    ...{ ClientRequestUserAgent: feedly(2), EdgeResponseStatus: 200, CacheCacheStatus: 'hit' },
    ...{ EdgeStartTimestamp: 1_795_000_000_000_000_000, ClientIP: '203.0.113.8' },
  };

  it('reads nginx, Apache and Logpush, also gzipped', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'access.log'), log);
    await writeFile(join(folder, 'push.gz'), gzipSync(`${JSON.stringify(logpush)}\n{"broken\n`));
    const files = ['access.log', 'push.gz'].flatMap((file) => ['--log', join(folder, file)]);
    const { code, output } = await run(['readers', '--', ...files]);
    expect(code).toBe(0);
    expect(output).toMatch(/^ +8 +2 +2 +50 % +50 % {2}\/$/m);
    expect(output).toMatch(/^ +2 +1 +1 +0 % +100 % {2}\/tags\/go\/$/m);
    expect(output).toContain('2 lines of 8 could not be read.');
    expect(output).not.toContain('203.0.113');
    const other = await run(['readers', '--', ...files, '--host', 'b.example']);
    expect(other.output).not.toContain('/tags/go/');
  });

  it('says what is wrong with a file', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.gz'), log);
    await writeFile(join(folder, 'picture'), Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0]));
    const outputOf = async (file: string) =>
      await run(['readers', '--', '--log', join(folder, file)]);
    expect(await outputOf('none')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/ENOENT/),
    });
    expect((await outputOf('a.gz')).output).toMatch(/a\.gz cannot be read: incorrect header check/);
    expect((await outputOf('picture')).output).toMatch(
      /no line is in a known format: the Combined/,
    );
    expect((await outputOf('.')).output).toMatch(/cannot be read: EISDIR/);
  });
});

describe('npm run readers', () => {
  it.each([
    [[], 'say where to look: one of --zone <id>, --account <id> and --log <file>'],
    [['--zone', zone], '--zone needs --host <name>'],
    [['--zone', 'example.com', '--host', 'a'], '--zone must be an id of 32 hexadecimal digits'],
    [[...ofAccount, '--dataset', 'a; SELECT 1'], '--dataset must be a name of letters'],
    [ofAccount, 'there is no token: set CLOUDFLARE_API_TOKEN'],
  ])('refuses %j', async (args, message) => {
    const { code, output } = await run(['readers', '--', ...args], { CLOUDFLARE_API_TOKEN: '' });
    expect(output).toContain(message);
    expect(code).toBe(2);
  });

  it('never prints a token that cannot be one', async () => {
    const environment = { CLOUDFLARE_API_TOKEN: 'secret\nX-Injected: 1' };
    const { output } = await run(['readers', '--', ...ofAccount], environment);
    expect(output).toBe('readers: CLOUDFLARE_API_TOKEN has a character that no token has\n');
  });
});
