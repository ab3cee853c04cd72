// A WordPress site of more than fifty authors moves to Feedmill. Whoever subscribed to one of them stays subscribed.
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeSegment } from '../../src/model/urls.ts';
import { startEmpty } from '../support/database.ts';
import { importFeed, item, publish, wordPress } from '../support/feed-source.ts';
import { get, importSite, post } from '../support/feedmill.ts';

// WordPress makes the last part of an author's URL from the name: in lower case, with hyphens for spaces.
const scripts = ['Ann Alder', 'Jean-Luc P', '李雷', 'Жанна Ж', 'يوسف', 'विद्या'];
const authors = Array.from({ length: 50 }, (_, index) =>
  index < scripts.length ? (scripts[index] ?? '') : `Writer Number ${index}`,
);
// WordPress drops accents and punctuation.
authors.push('Bo Müller', "Siobhán O'Neil", 'Dr. Q. A. Smith, Jr.', 'Jo Ède', 'Jo Éde');
const slugOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');
const pathOf = (name: string) => `/authors/${encodeSegment(slugOf(name))}`;

const creator = (name: string) => `<dc:creator><![CDATA[${name}]]></dc:creator>`;

describe('a WordPress site of fifty authors', () => {
  beforeAll(async () => {
    await startEmpty();
    const url = `https://${crypto.randomUUID()}.example/feed/`;
    const items = authors.flatMap((name, index) => [
      item(index * 2, creator(name)),
      item(index * 2 + 1, creator(name)),
    ]);
    await publish(url, wordPress(items.join('')));
    expect((await importFeed(url)).result).toBe('imported');
  });

  const wholeNames = authors.map((name, index) => [name, index] as const);
  it.each(wholeNames.filter(([name]) => !/[.,']/.test(name)))(
    'keeps the subscribers of %s, with the ids that their readers know',
    async (name, index) => {
      const slug = encodeURIComponent(slugOf(name));
      const leadsTo = async (path: string) => {
        const response = await get(path);
        return [response.status, response.headers.get('Location')];
      };
      expect(await leadsTo(`/author/${slug}/feed/`)).toEqual([301, `${pathOf(name)}/rss.xml`]);
      expect(await leadsTo(`/author/${slug}/feed/atom/`)).toEqual([
        301,
        `${pathOf(name)}/atom.xml`,
      ]);
      expect(await leadsTo(`/?author_name=${slug}&feed=rss2`)).toEqual([
        301,
        `${pathOf(name)}/rss.xml`,
      ]);
      const feed = await (await get(`${pathOf(name)}/feed.json`)).json<{
        items: { id: string; authors: { name: string }[] }[];
      }>();
      expect(feed.items.map(({ id }) => id).toSorted()).toEqual(
        [index * 2, index * 2 + 1]
          .map((number) => `https://blog.example/?p=${number}&x`)
          .toSorted(),
      );
      expect(feed.items.every((entry) => entry.authors[0]?.name === name)).toBe(true);
    },
  );

  it.each([
    ['bo-muller', 'Bo Müller'],
    ['bo-mueller', 'Bo Müller'],
    ['siobhan-oneil', "Siobhán O'Neil"],
    ['dr-q-a-smith-jr', 'Dr. Q. A. Smith, Jr.'],
  ])('keeps those of an author whom WordPress called %s', async (slug, name) => {
    for (const path of [`/author/${slug}/feed/`, `/?author_name=${slug}&feed=rss2`]) {
      const location = (await get(path)).headers.get('Location') ?? '';
      expect(location).toBe(`${pathOf(name)}/rss.xml`);
      expect((await get(location)).status).toBe(200);
    }
  });

  it('leads nobody into the feed of the whole site instead', async () => {
    for (const path of [
      '/author/nobody/feed/',
      '/?author_name=nobody&feed=rss2',
      // Two authors may be meant.
      '/author/jo-ede/feed/',
    ]) {
      expect((await get(path)).status).toBe(404);
    }
    expect((await get('/?author=7&feed=rss2')).status).toBe(400);
  });
});

describe('a name of an author', () => {
  const long = 'Ann '.repeat(2_500);
  const hundred = Array.from({ length: 150 }, (_, index) => `A${index}`).join(', ');

  it.each([
    ['an address', 'author: kim@paper.example', ['kim']],
    ['an address beside a name', 'author: "Kim <kim@paper.example>"', ['Kim']],
    ['a list', 'author: [Ann, {name: Cy}, 7, null, [], {}]', ['Ann', 'Cy', '7']],
    ['a map without a name', 'author: {twitter: ann}', []],
    ['a number', 'author: 1984', ['1984']],
    ['markup', 'author: "<b>Ann</b> & <script>Bo"', undefined],
    ['10 kB long', `author: ${long}`, [long.slice(0, 300).trim()]],
    ['one of 150', `authors: [${hundred}]`, hundred.split(', ').slice(0, 100)],
  ])('may be %s, and every document stays whole', async (_, yaml, names) => {
    await startEmpty();
    const { posts } = await importSite({ '_posts/2026-01-01-a.md': post(`title: A\n${yaml}`) });
    expect(posts[0]?.outcome).toBe('created');
    const feed = await (await get('/feed.json')).json<{
      items: { authors?: { name: string }[] }[];
    }>();
    const found = feed.items[0]?.authors?.map(({ name }) => name) ?? [];
    // Of a post without authors, the author is that of the site.
    if (names) expect(found).toEqual(names.length === 0 ? found : names);
    for (const name of found.slice(0, 3)) {
      const response = await get(`${pathOf(name)}/feed.json`);
      expect([name, response.status]).toEqual([name, name === 'The Desk' ? 404 : 200]);
    }
  });
});
