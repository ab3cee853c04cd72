// The JSON-LD that search engines read about a page.
import { beforeAll, describe, expect, it } from 'vitest';
import { appWith } from '../support/database.ts';
import { get, importSite, plainConfig, post } from '../support/feedmill.ts';

const hostile = '</script><script>alert(1)</script>&\u0007\u202e';

interface Node {
  readonly '@type': string;
  readonly mainEntity?: unknown;
  readonly breadcrumb?: unknown;
}

beforeAll(async () => {
  const files = Array.from({ length: 60 }, (_, at): [string, string] => [
    `_posts/2026-01-${10 + Math.floor(at / 4)}-p${at}.md`,
    post(`title: ${JSON.stringify(at === 59 ? hostile : `Post ${at}`)}\ntags: [c++]`),
  ]);
  await importSite(Object.fromEntries(files), { config: plainConfig });
});

function nodesIn(page: string): Node[] {
  const scripts = [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  expect(scripts.length).toBeLessThanOrEqual(1);
  const [, json] = scripts[0] ?? [];
  return json === undefined ? [] : JSON.parse(json)['@graph'];
}

const nodesAt = async (path: string) => nodesIn(await (await get(path)).text());
const node = async (path: string, type: string) =>
  (await nodesAt(path)).find((each) => each['@type'] === type);

describe('the linked data of a page', () => {
  it('names the site, and how it is searched', async () => {
    expect(await node('/', 'WebSite')).toMatchObject({
      url: 'https://feeds.example/',
      name: 'The Paper',
      inLanguage: 'en',
      potentialAction: {
        target: { urlTemplate: 'https://feeds.example/search/?q={search_term_string}' },
      },
    });
    const withoutSearch = await (await appWith({}).request('/')).text();
    expect(withoutSearch).not.toContain('SearchAction');
  });

  it('lists the articles that the page shows', async () => {
    const mainEntity = (await node('/tags/c%2B%2B/', 'CollectionPage'))?.mainEntity;
    const page = await (await get('/tags/c%2B%2B/')).text();
    const [, ...items] = JSON.stringify(mainEntity).match(/"url":"[^"]+"/g) ?? [];
    expect(items).toHaveLength(19);
    for (const item of items) expect(page).toContain(`href="${item.slice(7, -1)}"`);
  });

  it('names the pages above, down to itself', async () => {
    const page = await node('/tags/c%2B%2B/archive/start/', 'CollectionPage');
    const breadcrumb = page?.breadcrumb;
    const items = JSON.stringify(breadcrumb).match(/"item":"[^"]+"/g);
    expect(items).toEqual(
      ['/', '/tags/', '/tags/c%2B%2B/', '/tags/c%2B%2B/archive/start/'].map(
        (path) => `"item":"https://feeds.example${path}"`,
      ),
    );
  });

  it('names the feed in each format', async () => {
    expect(await node('/tags/c%2B%2B/', 'DataFeed')).toMatchObject({
      name: 'c++',
      distribution: ['rss.xml', 'atom.xml', 'feed.json'].map((file) => ({
        contentUrl: `https://feeds.example/tags/c%2B%2B/${file}`,
      })),
    });
  });

  it('cannot be broken out of by a title', async () => {
    const page = await (await get('/')).text();
    expect(page.match(/<script/g)).toHaveLength(1);
    const text = JSON.stringify(nodesIn(page));
    expect(text).toContain('</script><script>alert(1)</script>&');
    expect(text).not.toContain('\u202e');
  });

  it('is missing where search engines should not look', async () => {
    for (const path of ['/tags/?q=c', '/search/?q=post', '/none/']) {
      const page = await (await get(path, { Accept: 'text/html' })).text();
      expect(nodesIn(page)).toEqual([]);
    }
  });
});
