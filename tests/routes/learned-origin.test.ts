// A Feedmill without the variable PUBLIC_URL, which learns its URL from requests.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { startSentRun } from '../../src/import/sent-run.ts';
import { noEdgeCache } from '../../src/notify/edge-cache.ts';
import { notifyChanges } from '../../src/notify/notify-changes.ts';
import { connect } from '../../src/store/database.ts';
import { findOrigin, rememberOrigin } from '../../src/store/origin.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { callApi, plainConfig, post, sendPosts } from '../support/feedmill.ts';

const own = 'https://feeds.paper.example';
const db = connect(env.DB);
const unset = { PUBLIC_URL: '', IMPORT_TOKEN: 'a-token-for-tests-only' };
const app = appWith(unset);

beforeEach(startEmpty);

/** Imports a site as the schedule or a client does: no page or feed is requested. */
async function importPosts(config = plainConfig, variables = unset): Promise<void> {
  const bytes = Uint8Array.from(new TextEncoder().encode(config));
  const file = { path: '_config.yml', bytes, modifiedAt: new Date(0) };
  const { run } = await startSentRun(db, readConfig(variables), 'push', [file], false);
  await sendPosts(run, { '_posts/2026-01-01-a.md': post('title: A\ntags: [x, y]') });
  await callApi('POST', `/api/runs/${run}/finish`);
}

async function textAt(url: string): Promise<string> {
  return (await app.request(url)).text();
}

describe('the URL of a Feedmill', () => {
  it('is that of the first request for a feed, and then serves every host', async () => {
    await importPosts();
    expect(await findOrigin(db)).toBe('');
    expect(await textAt(`${own}/atom.xml`)).toContain(`<id>${own}/</id>`);
    for (const host of ['https://other.example', 'http://127.0.0.1:8787']) {
      const text = await textAt(`${host}/atom.xml`);
      expect(text).toContain(`href="${own}/atom.xml"`);
      expect(text).not.toContain(host);
    }
  });

  it.each([
    '/',
    '/tags/',
    '/tags/x/',
    '/tags/x/rss.xml',
    '/opml.xml',
    '/mix/tags:x,tags:y/feed.json',
  ])('is learned from a request for %s', async (path) => {
    await importPosts();
    expect((await app.request(own + path)).status).toBe(200);
    expect(await findOrigin(db)).toBe(own);
  });

  it('is learned from the page before the first import, and kept when a site is imported', async () => {
    expect(await textAt(`${own}/`)).toContain(`--to ${own}`);
    await importPosts();
    expect(await textAt('https://other.example/rss.xml')).toContain(`href="${own}/rss.xml"`);
  });

  it.each([
    ['a scanner', 'GET', 'https://evil.example/wp-login.php'],
    ['a scanner in a folder of Feedmill', 'GET', 'https://evil.example/tags/x/.env'],
    ['a scope that does not exist', 'GET', 'https://evil.example/tags/none/rss.xml'],
    ['a monitor', 'GET', 'https://evil.example/health'],
    ['robots.txt', 'GET', 'https://evil.example/robots.txt'],
    ['the favicon', 'GET', 'https://evil.example/favicon.ico'],
    ['another method', 'POST', 'https://evil.example/'],
    ['a redirect', 'GET', 'https://evil.example/RSS.xml'],
    ['the API', 'GET', 'https://evil.example/api/sources'],
    ['a webhook', 'POST', 'https://evil.example/hooks/github'],
    ['an IP address', 'GET', 'http://93.184.215.14/'],
    ['localhost', 'GET', 'http://localhost:8787/'],
    ['a preview of a version', 'GET', 'https://39c054bc-feedmill.alice.workers.dev/'],
    ['a preview with a name', 'GET', 'https://branch-feedmill.alice.workers.dev/tags/x/'],
  ])('is not learned from %s', async (_, method, url) => {
    const headers = { Authorization: 'Bearer a-token-for-tests-only' };
    await app.request(url, { method, headers });
    expect(await findOrigin(db)).toBe('');
    await importPosts();
    await app.request(url, { method, headers });
    expect(await findOrigin(db)).toBe('');
  });

  it('is not learned from a feed that has no articles yet', async () => {
    expect((await app.request('https://evil.example/rss.xml')).status).toBe(503);
    expect(await findOrigin(db)).toBe('');
  });

  it('is the same for all of twenty isolates that learn it at once', async () => {
    await importPosts();
    const texts = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const response = await appWith(unset).request(`https://host${index}.example/atom.xml`);
        return response.text();
      }),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain(`<id>${await findOrigin(db)}/</id>`);
  });
});

describe('a host that cannot be the public one', () => {
  it.each(['http://localhost:8787', 'https://39c054bc-feedmill.alice.workers.dev'])(
    'gets a 503 in words until the URL is known, which nobody keeps: %s',
    async (host) => {
      await importPosts();
      for (const path of ['/rss.xml', '/opml.xml', '/mix/tags:x,tags:y/atom.xml']) {
        const { status, headers } = await app.request(host + path);
        expect([status, headers.get('Retry-After')]).toEqual([503, '60']);
        expect(headers.get('Cache-Control')).toBe('no-store');
        expect([headers.get('ETag'), headers.get('Cloudflare-CDN-Cache-Control')]).toEqual([
          null,
          null,
        ]);
      }
      expect(await textAt(`${host}/rss.xml`)).toMatch(/set the variable PUBLIC_URL/);
      expect((await app.request(`${host}/`)).status).toBe(200);
    },
  );

  it('gets feeds as soon as the URL is known', async () => {
    await app.request(`${own}/`);
    await importPosts();
    expect(await textAt('http://localhost:8787/rss.xml')).toContain(`href="${own}/rss.xml"`);
  });
});

describe('PUBLIC_URL', () => {
  const moved = appWith({ PUBLIC_URL: 'https://new.example' });

  it('takes the place of the learned URL, and ids stay', async () => {
    await importPosts();
    await app.request(`${own}/`);
    const text = await (await moved.request('/atom.xml')).text();
    expect(text).toContain(`<id>${own}/</id>`);
    expect(text).toContain('href="https://new.example/atom.xml"');
  });

  it('is remembered by the first feed, so that ids stay if it changes or is unset', async () => {
    await importPosts();
    expect(await (await moved.request('/atom.xml')).text()).toContain(
      '<id>https://new.example/</id>',
    );
    expect(await textAt(`${own}/atom.xml`)).toContain('<id>https://new.example/</id>');
  });

  it('is needed to refuse or allow no import: one without a URL of the site is refused', async () => {
    await expect(importPosts('title: A')).rejects.toThrow(/would begin with no host .*SITE_URL/);
  });
});

describe('a learned URL', () => {
  it('costs no statement at a feed or a 304', async () => {
    await importPosts();
    const d1 = new CountingD1(env.DB);
    const counted = appWith(unset, d1);
    const first = await counted.request(`${own}/rss.xml`);
    d1.restart();
    await counted.request(`${own}/rss.xml`);
    expect([d1.roundTrips, d1.rowsWritten]).toEqual([1, 0]);
    d1.restart();
    const tag = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    const again = await counted.request('https://other.example/rss.xml', { headers: tag });
    expect([again.status, d1.roundTrips, await d1.rowsRead()]).toEqual([304, 1, 1]);
  });

  it('is the same for all, whoever came second', async () => {
    expect(await rememberOrigin(db, own)).toBe(own);
    expect(await rememberOrigin(db, 'https://second.example')).toBe(own);
  });

  it('is waited for by hubs', async () => {
    await importPosts();
    const config = readConfig({ ...unset, FEED_HUBS: 'https://hub.example/' });
    await notifyChanges(config, db, noEdgeCache);
    const rows = await env.DB.prepare('select count(*) as rows from hub').first('rows');
    expect(rows).toBe(0);
  });
});
