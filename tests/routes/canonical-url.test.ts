import { exports } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { get, importSite, post } from '../support/feedmill.ts';

beforeAll(() =>
  importSite({ '_posts/2026-01-01-a.md': post('title: A\ncategory: Town\ntags: ["Café", c++]') }),
);

function ask(method: string, path: string, headers: Record<string, string> = {}) {
  return exports.default.fetch(
    new Request(`https://feeds.example${path}`, { method, headers, redirect: 'manual' }),
  );
}

describe('a URL', () => {
  it.each([
    ['/rss.xml?utm_source=mail', '/rss.xml'],
    ['/rss.xml?', '/rss.xml'],
    ['/?null', '/'],
    ['/CATEGORIES/Town/FEED.JSON?b=2&a=1', '/categories/town/feed.json'],
    ['/tags/c++', '/tags/c%2B%2B/'],
    ['/tags/Cafe%CC%81/rss.xml/', '/tags/caf%C3%A9/rss.xml'],
    ['//rss.xml', '/rss.xml'],
  ])('%s redirects permanently to %s and is cached', async (path, canonical) => {
    const response = await get(path);
    expect([response.status, response.headers.get('Location')]).toEqual([301, canonical]);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=86400');
    expect((await get(canonical)).status).toBe(200);
  });

  it('with any query redirects', async () => {
    const spellings = Array.from(
      { length: 100 },
      (_, index) => `/rss.xml?x${index}=${Math.random()}`,
    );
    const responses = await Promise.all(spellings.map((path) => get(path)));
    const locations = responses.map(
      ({ status, headers }) => `${status} ${headers.get('Location')}`,
    );
    expect(new Set(locations)).toEqual(new Set(['301 /rss.xml']));
  });

  it.each([
    '//evil.example/',
    '//evil.example/rss.xml',
    '/%2Fevil.example/rss.xml',
    '/%5Cevil.example/',
    '/tags/x%0D%0ALocation:%20https:%2F%2Fevil.example/rss.xml?y',
    '/rss.xml%0d%0aX-Injected:%201',
    '/rss.xml?u=https://evil.example',
  ])('%s neither redirects to another host nor injects a header', async (path) => {
    const response = await get(path);
    expect(response.headers.get('Location') ?? '/').toMatch(/^\/(?!\/)[!-~]*$/);
    expect(response.headers.get('X-Injected')).toBeNull();
    expect(response.status).toBeLessThan(500);
  });

  it('that is not UTF-8 is refused with 400', async () => {
    const response = await get('/%ff%fe/%E0%A4%A');
    expect(response.status).toBe(400);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60');
  });

  it.each(['path', 'query'])(
    'with a %s that is too long is refused with 414, and is not cached',
    async (part) => {
      const long = 'x'.repeat(9_000);
      const response = await get(part === 'path' ? `/tags/${long}/` : `/rss.xml?${long}`);
      expect(response.status).toBe(414);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    },
  );
});

describe('a script of another origin', () => {
  it.each([
    '/feed.json',
    '/tags/caf%C3%A9/feed.json',
    '/',
    '/nothing',
    '/rss.xml?x',
    '/tags/none/feed.json',
  ])('may read %s and its ETag', async (path) => {
    const { headers } = await get(path, { Origin: 'https://reader.example' });
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Expose-Headers')).toMatch(/ETag/);
  });

  it('may send conditional requests', async () => {
    const { status, headers } = await ask('OPTIONS', '/feed.json', {
      Origin: 'https://reader.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'if-none-match',
    });
    expect(status).toBe(204);
    expect(headers.get('Access-Control-Allow-Methods')).toContain('GET');
    expect(headers.get('Access-Control-Allow-Headers')).toContain('If-None-Match');
  });
});

describe('an error', () => {
  it.each([
    ['GET', '/tags/none/feed.json', 404],
    ['GET', '/nothing.json', 404],
    ['POST', '/feed.json', 405],
  ])('for %s %s is problem details in JSON', async (method, path, status) => {
    const response = await ask(method, path);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const problem = await response.json();
    expect(problem).toMatchObject({
      status,
      title: expect.any(String),
      detail: expect.any(String),
    });
  });

  it.each([
    ['GET', '/tags/none/rss.xml', 404],
    ['GET', '/nothing', 404],
    ['DELETE', '/atom.xml', 405],
  ])('for %s %s is a line of text', async (method, path, status) => {
    const response = await ask(method, path);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect(await response.text()).toMatch(/^[^\n]+\n$/);
  });
});
