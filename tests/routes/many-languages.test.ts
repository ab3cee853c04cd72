// A newsroom in 17 languages, published in each way that Jekyll sites have. Every language has its feed, its page
// and the addresses that its readers know.
import { beforeAll, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import { get, importSite, plainConfig, post } from '../support/feedmill.ts';

const languages = [
  'en',
  ...['ar', 'cs', 'de', 'el', 'es', 'fa', 'fr', 'he', 'hi', 'ja', 'ko'],
  ...['pt-BR', 'ru', 'uk', 'zh-Hans', 'zh-Hant'],
];

/** The posts of the site by path, from a function that says where a translation is, and its front matter. */
function siteWith(
  translation: (language: string, slug: string) => readonly [path: string, yaml: string],
): Record<string, string> {
  const posts = languages.flatMap((language) =>
    ['2026-01-01-first', '2026-01-02-second'].map((slug) => {
      const [path, yaml] = translation(language, slug);
      return [path, post(`title: ${slug.slice(11)} in ${language}\n${yaml}`)] as const;
    }),
  );
  return Object.fromEntries(posts);
}

const list = `languages: [${languages.join(', ')}]`;
const base = 'https://paper.example';
const inFolder = (language: string) => (language === 'en' ? '' : `/${language}`);

interface Case {
  readonly name: string;
  readonly config: string;
  readonly files: Record<string, string>;
  /** The folder that the URLs of a language begin with, and what follows. */
  readonly url: (language: string, day: string, slug: string) => string;
  /** Whether each language had a feed of its own. */
  readonly hadFeeds: boolean;
}

const cases: readonly Case[] = [
  {
    name: 'jekyll-polyglot',
    config: `plugins: [jekyll-polyglot]\n${list}`,
    files: siteWith((language, slug) => [`_posts/${language}/${slug}.md`, `lang: ${language}`]),
    url: (language, day, slug) => `${inFolder(language)}/2026/01/${day}/${slug}`,
    hadFeeds: true,
  },
  {
    name: 'jekyll-multiple-languages-plugin',
    config: `plugins: [jekyll-multiple-languages-plugin]\n${list}`,
    files: siteWith((language, slug) => [`_i18n/${language}/_posts/${slug}.md`, '']),
    url: (language, day, slug) => `${inFolder(language)}/2026/01/${day}/${slug}`,
    hadFeeds: true,
  },
  {
    name: '"lang" alone',
    config: 'permalink: /:categories/:year/:month/:day/:title.html',
    files: siteWith((language, slug) => [`${language}/_posts/${slug}.md`, `lang: ${language}`]),
    url: (language, day, slug) => `/${language.toLowerCase()}/2026/01/${day}/${slug}`,
    hadFeeds: false,
  },
];

describe.each(cases)('a site in 17 languages with $name', ({ config, files, url, hadFeeds }) => {
  beforeAll(async () => {
    await startEmpty();
    const { posts } = await importSite(files, { config: `${plainConfig}\n${config}` });
    expect(posts.map(({ outcome, note }) => [outcome, note])).toEqual(
      posts.map(() => ['created', '']),
    );
  });

  it.each(languages)('has a feed in %s with its articles, ids and addresses', async (language) => {
    const path = `/languages/${language.toLowerCase()}`;
    const feed = await (await get(`${path}/feed.json`)).json<{
      language: string;
      items: { title: string; id: string; url: string; language?: string }[];
    }>();
    expect(feed.language).toBe(language);
    expect(feed.items).toMatchObject([
      { title: `second in ${language}`, url: `${base}${url(language, '02', 'second')}.html` },
      { title: `first in ${language}`, url: `${base}${url(language, '01', 'first')}.html` },
    ]);
    expect(feed.items.map(({ id }) => id)).toEqual([
      base + url(language, '02', 'second'),
      base + url(language, '01', 'first'),
    ]);
    expect(await (await get(`${path}/rss.xml`)).text()).toContain(
      `<language>${language}</language>`,
    );
    expect(await (await get(`${path}/atom.xml`)).text()).toContain(`xml:lang="${language}"`);
  });

  it('names the pages of all languages on each of them', async () => {
    const page = await (await get('/languages/zh-hant/')).text();
    const links = [...page.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)];
    expect(links.map(([, tag, href]) => [tag, href])).toEqual(
      languages
        .toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
        .map((tag) => [tag, `https://feeds.example/languages/${tag.toLowerCase()}/`]),
    );
  });

  it.runIf(hadFeeds)('redirects the feed that each language had', async () => {
    for (const language of languages) {
      const response = await get(`${inFolder(language)}/feed.xml`);
      expect([response.status, response.headers.get('Location')]).toEqual([
        301,
        `/languages/${language.toLowerCase()}/atom.xml`,
      ]);
    }
  });
});

describe('the page of a language', () => {
  it('names no other languages if there are none, and one that is added', async () => {
    await startEmpty();
    await importSite({ '_posts/2026-01-01-a.md': post('title: A\nlang: de') });
    const first = await get('/languages/de/');
    expect(await first.text()).not.toContain('hreflang');
    const etag = first.headers.get('ETag') ?? '';
    await importSite({ '_posts/2026-01-02-b.md': post('title: B\nlang: fr') });
    const second = await get('/languages/de/', { 'If-None-Match': etag });
    expect(second.status).toBe(200);
    expect(await second.text()).toContain(
      '<link rel="alternate" hreflang="fr" href="https://feeds.example/languages/fr/">',
    );
  });

  it('is the only kind of page that names them', async () => {
    expect(await (await get('/')).text()).not.toContain('hreflang');
  });
});
