// The search: its page and its feeds, over articles in many scripts.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Format, formatDetails, formats } from '../../src/model/format.ts';
import { searchFeedPath } from '../../src/model/search.ts';
import { appWith } from '../support/database.ts';
import { etagAt, get, importSite, post, titlesAt } from '../support/feedmill.ts';

const articles: readonly (readonly [title: string, text: string])[] = [
  ['Harbour opens', 'The new quay of the town is open. Its kernel is **C++** and email-free.'],
  ['Straßenfest in Zürich', 'Ein Fest für alle. GROẞE Freude, déjà vu.'],
  ['中文信息处理', '今天的新闻：开源软件在上海发布。'],
  ['ラーメンの店', 'カタカナとひらがなの記事です。ｶﾞﾗｽ'],
  ['한국어 소식', '서울에서 새로운 도서관이 문을 열었습니다.'],
  ['گزارش کتاب', 'او می‌خواهد ۱۲ کتاب بخواند.'],
  ['أخبار المدينة', 'مُحَمَّد يكتب مقالة عن الكتاب'],
  ['Ёлка в городе', 'Новости о празднике'],
  ['Party 🎉', 'We celebrate 👍🏽 tonight'],
  ['ข่าวภาษาไทย', 'วันนี้อากาศดี'],
  ['Markup', 'A <b>half</b>bold word, <i title="secretattribute">and</i> 100% "quoted" NEAR(x)'],
];

const files = Object.fromEntries(
  articles.map(([title, text], at) => [
    `_posts/2026-01-${String(at + 10)}-post-${at}.md`,
    post(`title: ${JSON.stringify(title)}\nlang: en`, `${text}\n`),
  ]),
);

beforeAll(async () => {
  await importSite(files);
});

const feedOf = (words: string, format: Format = 'json') => searchFeedPath(words, format);
const found = (words: string) => titlesAt(feedOf(words));
const pageOf = (words: string) => get(`/search/?${new URLSearchParams({ q: words })}`);

describe('a search', () => {
  it.each([
    ['harbour', 'Harbour opens'],
    ['quay town', 'Harbour opens'],
    ['c++', 'Harbour opens'],
    ['email', 'Harbour opens'],
    ['strassenfest', 'Straßenfest in Zürich'],
    ['zurich deja', 'Straßenfest in Zürich'],
    ['große', 'Straßenfest in Zürich'],
    ['新闻', '中文信息处理'],
    ['中', '中文信息处理'],
    ['信息处理', '中文信息处理'],
    ['开源软件 上海', '中文信息处理'],
    ['ラーメン', 'ラーメンの店'],
    ['ガラス', 'ラーメンの店'],
    ['도서관', '한국어 소식'],
    ['새로운 서울', '한국어 소식'],
    ['میخواهد', 'گزارش کتاب'],
    ['كتاب 12', 'گزارش کتاب'],
    ['محمد الکتاب', 'أخبار المدينة'],
    ['اخبار', 'أخبار المدينة'],
    ['елка', 'Ёлка в городе'],
    ['праздникé', ''],
    ['🎉', 'Party 🎉'],
    ['👍', 'Party 🎉'],
    ['อากาศ', 'ข่าวภาษาไทย'],
    ['halfbold', 'Markup'],
  ])('for %s finds %s', async (words, title) => {
    expect(await found(words)).toEqual(title === '' ? [] : [title]);
  });

  it('finds only articles that have all of the words', async () => {
    expect(await found('harbour fest')).toEqual([]);
  });

  it('does not find what readers do not see', async () => {
    expect(await found('secretattribute')).toEqual([]);
    expect(await found('title')).toEqual([]);
  });

  it.each([
    'NEAR(quay town)',
    'quay -town',
    'terms:quay',
    '"quay" OR "nothing"',
    'qua*',
    'quay^',
    '{quay}',
  ])('takes %s for words and nothing else', async (words) => {
    expect((await get(feedOf(words.toLowerCase()))).status).toBe(200);
    const plain = /or|near|terms|qua\*/i.test(words) ? [] : ['Harbour opens'];
    expect(await found(words.toLowerCase())).toEqual(plain);
  });
});

describe('an article', () => {
  const path = '_posts/2026-01-21-changes.md';

  it('is found by its new title and no more by its old one', async () => {
    await importSite({ [path]: post('title: Oldword') });
    expect(await found('oldword')).toEqual(['Oldword']);
    await importSite({ [path]: post('title: Newword') });
    expect(await found('newword')).toEqual(['Newword']);
    expect(await found('oldword')).toEqual([]);
  });

  it('keeps its place if its date changes, and is found once', async () => {
    await importSite({ [path]: post('title: Newword\ndate: 2020-05-05') });
    expect(await found('newword')).toEqual(['Newword']);
    const { results } = await env.SEARCH_DB.prepare(
      "select rowid >> 26 as time from terms where terms match 'newword'",
    ).all();
    expect(results).toEqual([{ time: Date.UTC(2020, 4, 5) / 1000 }]);
  });

  it('is not found any more when it is withdrawn', async () => {
    await importSite({}, { deleted: [path] });
    expect(await found('newword')).toEqual([]);
    expect(await (await pageOf('newword')).text()).not.toContain('Newword');
  });
});

describe('the feed of a search', () => {
  it.each(formats)('is available as %s, with its own URL and title', async (format) => {
    const { file, mediaType } = formatDetails[format];
    const response = await get(feedOf('新闻', format));
    expect(response.headers.get('Content-Type')).toBe(`${mediaType}; charset=utf-8`);
    const text = await response.text();
    expect(text).toContain(`https://feeds.example/search/%E6%96%B0%E9%97%BB/${file}`);
    expect(text).toContain('新闻 · The Paper');
  });

  it('goes on in parts, the newest articles first', async () => {
    const app = appWith({ FEED_ITEMS: '2' }, env.DB, env.SEARCH_DB);
    await importSite(
      Object.fromEntries(
        [1, 2, 3, 4, 5].map((n) => [`_posts/2025-02-0${n}-n.md`, post(`title: Part ${n}`)]),
      ),
    );
    const titles: string[][] = [];
    let path: string | undefined = '/search/part/feed.json';
    while (path) {
      const part: Part = await (await app.request(path)).json<Part>();
      titles.push(part.items.map(({ title }) => title));
      path = part.next_url && new URL(part.next_url).pathname;
    }
    expect(titles).toEqual([['Part 5', 'Part 4'], ['Part 3', 'Part 2'], ['Part 1']]);
  });

  it('responds to its ETag with a 304 until the site changes', async () => {
    const path = feedOf('harbour', 'rss');
    const etag = (await etagAt(path)) ?? '';
    const current = await get(path, { 'If-None-Match': etag });
    expect(current.status).toBe(304);
    expect(current.headers.get('Cache-Tag')).toMatch(/^scope-\d+$/);
    await importSite({ '_posts/2026-01-25-more.md': post('title: Harbour again') });
    expect((await get(path, { 'If-None-Match': etag })).status).toBe(200);
    expect(await found('harbour')).toEqual(['Harbour again', 'Harbour opens']);
  });
});

interface Part {
  readonly items: readonly { readonly title: string }[];
  readonly next_url?: string;
}
