// Broken and malicious feeds.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { allRows, startEmpty } from '../../support/database.ts';
import { importFeed, item, publish, wordPress } from '../../support/feed-source.ts';
import { siteItems } from '../../support/feedmill.ts';

let url: string;

beforeEach(async () => {
  await startEmpty();
  url = `https://${crypto.randomUUID()}.example/feed/`;
});

describe('a broken or malicious feed', () => {
  const bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>';

  it.each([
    ['declares entities', bomb, /has no posts/],
    ['has a DOCTYPE without an end', '<!DOCTYPE rss [', /is rejected: its DOCTYPE has no end/],
    ['has 100,000 nested elements', `<rss>${'<a>'.repeat(100_000)}`, /too many elements/],
    [
      'declares 600,000 namespaces',
      `<rss>${`<a ${Array.from({ length: 60 }, (_, index) => `xmlns:n${index}="u"`).join(' ')}>`.repeat(10_000)}`,
      /too many elements or attributes/,
    ],
    ['is an HTML page', '<html><body>Hello</body></html>', /is an HTML page, not a feed/],
    ['is empty', '', /is empty|an empty response/],
    ['is other JSON', '{"items": []}', /is JSON, but not a JSON Feed/],
    ['has no items', wordPress(''), /has no posts/],
  ])('that %s changes nothing', async (_, body, reason) => {
    await publish(url, wordPress(item(1)));
    await importFeed(url);
    const before = await allRows();
    await publish(url, body);
    await expect(importFeed(url)).rejects.toThrow(reason);
    expect(await allRows()).toEqual(before);
  });

  it.each([500, 429, 403])('that responds with %i changes nothing', async (status) => {
    await publish(url, wordPress(item(1)));
    await importFeed(url);
    const before = await allRows();
    await publish(url, '', { status });
    await expect(importFeed(url)).rejects.toThrow(String(status));
    expect(await allRows()).toEqual(before);
  });

  it('has its valid items imported, and a problem recorded for each of the others', async () => {
    const odd = [
      item(1),
      item(1, '<category>twice</category>'),
      '<item><title>No link</title><pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate></item>',
      '<item><title>No date</title><link>https://blog.example/no-date</link></item>',
      '<item><link>javascript:alert(1)</link><pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate></item>',
      `<item><title>Relative &lt;b&gt;bold&lt;/b&gt;</title><link>/relative</link>
        <pubDate>Mon, 05 Jan 2026 07:00:00 GMT</pubDate><description>&lt;script&gt;x&lt;/script&gt;&lt;p&gt;y</description></item>`,
      item(9, '', 'Fri, 05 Jan 2085 08:00:00 GMT'),
    ];
    await publish(url, wordPress(odd.join('')));
    await importFeed(url);
    expect(await siteItems()).toMatchObject([
      // It has the time when it was first seen.
      { title: 'No date' },
      { title: 'No link', url: 'https://blog.example/' },
      { title: 'Post 1' },
      { title: 'Relative bold', url: 'https://blog.example/relative', content_html: '<p>y</p>' },
    ]);
    const { results } = await env.DB.prepare('select outcome, reasons from post').all();
    const outcomes = results.map(({ outcome, reasons }) => `${outcome} ${reasons}`.trim());
    expect(outcomes.toSorted()).toEqual([
      'imported',
      'imported',
      'imported',
      'imported',
      'imported no-date',
      'problem url',
    ]);
  });

  it('ends after its last new page if its pages link in a circle', async () => {
    // One pass reads fifty documents.
    for (let page = 1; page <= 120; page++) {
      const next = `${url}${page === 120 ? 90 : page + 1}`;
      await publish(page === 1 ? url : url + page, wordPress(item(page), next));
    }
    const { result, passes } = await importFeed(url);
    expect(result).toBe('imported');
    expect(passes).toBe(3);
    expect((await env.DB.prepare('select count(*) n from article').first<{ n: number }>())?.n).toBe(
      120,
    );
  });

  it('is imported even if a page of its archive does not exist', async () => {
    await publish(url, wordPress(item(1), `${url}2`));
    expect((await importFeed(url)).result).toBe('imported');
  });
});
