import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { ageChanges, startEmpty } from '../support/database.ts';
import { etagAt, get, importSite, post } from '../support/feedmill.ts';

const files = {
  '_posts/2026-01-01-a.md': post('title: A\ncategory: town'),
  '_posts/2026-01-02-b.md': post('title: B\ncategory: sports\ntag: cup'),
};

const paths = [
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/categories/town/rss.xml',
  '/tags/cup/feed.json',
  '/',
  '/categories/town/',
];

beforeEach(async () => {
  await startEmpty();
  await importSite(files);
  await ageChanges();
});

async function statusWith(headers: Record<string, string>, path = '/rss.xml'): Promise<number> {
  const response = await get(path, headers);
  await response.body?.cancel();
  return response.status;
}

describe.each(paths)('the response at %s', (path) => {
  it('has a weak ETag and a date that is not in the future', async () => {
    const { headers } = await get(path);
    expect(headers.get('ETag')).toMatch(/^W\/"[\w.-]+"$/);
    const modified = new Date(headers.get('Last-Modified') ?? '');
    expect(modified.getTime()).toBeLessThanOrEqual(Date.now());
    expect(headers.get('Cache-Control')).toBe(
      'public, max-age=300, stale-while-revalidate=60, stale-if-error=604800',
    );
  });

  it('has the same bytes and validators if it is requested again', async () => {
    const [first, second] = [await get(path), await get(path)];
    expect([...second.headers]).toEqual([...first.headers]);
    expect(await second.text()).toBe(await first.text());
  });

  it('is a 304 for a current copy, with the headers that caches need and no date', async () => {
    const first = await get(path);
    const again = await get(path, { 'If-None-Match': first.headers.get('ETag') ?? '' });
    expect(again.status).toBe(304);
    expect(again.body).toBeNull();
    for (const name of ['ETag', 'Cache-Control', 'Vary', 'Cache-Tag']) {
      expect(again.headers.get(name)).toBe(first.headers.get(name));
    }
    // RFC 9110 §15.4.5: not needed beside an ETag.
    expect(again.headers.get('Last-Modified')).toBeNull();
  });

  it('has the same headers and no body for HEAD', async () => {
    const head = await exports.default.fetch(
      new Request(`https://feeds.example${path}`, { method: 'HEAD' }),
    );
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect([...head.headers]).toEqual([...(await get(path)).headers]);
  });
});

describe('If-None-Match', () => {
  it.each([
    ['the tag', (tag: string) => tag],
    ['the tag as a strong tag', (tag: string) => tag.replace('W/', '')],
    ['a list that contains the tag', (tag: string) => `"x", W/"1-rss-y", ${tag},"z"`],
    ['a list without spaces', (tag: string) => `"x",${tag}`],
    ['*', () => '*'],
  ])('matches %s', async (_, tagsFrom) => {
    const tags = tagsFrom((await etagAt('/rss.xml')) ?? '');
    expect(await statusWith({ 'If-None-Match': tags })).toBe(304);
  });

  it.each([
    ['a part of the tag', (tag: string) => tag.replace(/.-[^-]*"$/, '"')],
    ['a longer tag', (tag: string) => tag.replace(/"$/, 'x"')],
    ['a longer revision', (tag: string) => tag.replace('W/"', 'W/"1')],
    ['the tag without quotes', (tag: string) => tag.replaceAll('"', '')],
    ['nothing', () => ''],
    ['garbage', () => '"""",,W/'],
    ['a thousand other tags', () => Array(1000).fill('"x"').join(',')],
  ])('does not match %s', async (_, tagsFrom) => {
    const tags = tagsFrom((await etagAt('/rss.xml')) ?? '');
    expect(await statusWith({ 'If-None-Match': tags })).toBe(200);
  });

  it('does not match the tag of another format', async () => {
    const etag = (await etagAt('/atom.xml')) ?? '';
    expect(await statusWith({ 'If-None-Match': etag })).toBe(200);
  });

  it('overrides If-Modified-Since', async () => {
    const headers = {
      'If-None-Match': '"x"',
      'If-Modified-Since': new Date(Date.now() + 1e6).toUTCString(),
    };
    expect(await statusWith(headers)).toBe(200);
  });

  it('is ignored if the feed does not exist', async () => {
    expect(await statusWith({ 'If-None-Match': '*' }, '/tags/none/rss.xml')).toBe(404);
  });
});

describe('If-Modified-Since', () => {
  const lastModified = async () =>
    new Date((await get('/rss.xml')).headers.get('Last-Modified') ?? '');
  const shifted = (date: Date, seconds: number) =>
    new Date(date.getTime() + seconds * 1000).toUTCString();

  it.each([
    ['the Last-Modified date', 0, 304],
    ['a later date that has passed', 10, 304],
    ['a date in the future', 3600, 200],
    ['an earlier date', -1, 200],
  ])('may be %s', async (_, seconds, status) => {
    const since = shifted(await lastModified(), seconds);
    expect(await statusWith({ 'If-Modified-Since': since })).toBe(status);
  });

  it('may have either obsolete form of dates', async () => {
    const date = (await lastModified()).toUTCString();
    const [, day, month, year, time] = /(\d\d) (\w{3}) (\d{4}) (\S+)/.exec(date) ?? [];
    const forms = [
      `Friday, ${day}-${month}-${year?.slice(2)} ${time} GMT`,
      `Fri ${month} ${day?.replace(/^0/, ' ')} ${time} ${year}`,
    ];
    for (const form of forms) expect(await statusWith({ 'If-Modified-Since': form })).toBe(304);
  });

  it.each(['yesterday', '2060-01-01', '', 'Fri, 99 Jan 2060 00:00:00 GMT'])(
    'is ignored if it is %j, which is not an HTTP date',
    async (since) => {
      expect(await statusWith({ 'If-Modified-Since': since })).toBe(200);
    },
  );
});

describe('an import', () => {
  const etags = () => Promise.all(paths.map(etagAt));

  it('without changes keeps all ETags', async () => {
    const before = await etags();
    await importSite(files);
    expect(await etags()).toEqual(before);
  });

  it('of a post in one category keeps the ETags of other categories', async () => {
    const before = await etags();
    await importSite({ '_posts/2026-01-03-c.md': post('title: C\ncategory: sports') });
    const after = await etags();
    const changed = paths.filter((_, index) => after[index] !== before[index]);
    expect(changed).toEqual(['/rss.xml', '/atom.xml', '/feed.json', '/']);
  });

  it.each([
    ['an edit', { '_posts/2026-01-01-a.md': post('title: A2\ncategory: town') }],
    ['a move to another category', { '_posts/2026-01-01-a.md': post('title: A\ncategory: x') }],
    ['an unpublished post', { '_posts/2026-01-01-a.md': post('published: false') }],
  ])('of %s changes the ETag and moves Last-Modified forward', async (_, changed) => {
    const before = await get('/categories/town/rss.xml');
    await importSite(changed);
    const unchanged = { 'If-Modified-Since': before.headers.get('Last-Modified') ?? '' };
    expect(await statusWith(unchanged, '/categories/town/rss.xml')).toBe(200);
    await env.DB.exec('update scope set changed_at = changed_at - 2');
    const after = await get('/categories/town/rss.xml');
    expect(after.status).toBe(200);
    expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'));
    const time = (response: Response) =>
      new Date(response.headers.get('Last-Modified') ?? '').getTime();
    expect(time(after)).toBeGreaterThan(time(before));
  });

  it('of a new site title changes all ETags', async () => {
    const before = await etags();
    await importSite({}, { config: 'title: The New Paper\nurl: https://paper.example' });
    const after = await etags();
    for (const [index, etag] of after.entries()) expect(etag).not.toBe(before[index]);
  });
});
