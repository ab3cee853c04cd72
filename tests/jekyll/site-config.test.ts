import { describe, expect, it } from 'vitest';
import { defaultsFor } from '../../src/jekyll/front-matter-defaults.ts';
import { parseSiteConfig, storedSiteConfig } from '../../src/jekyll/site-config.ts';
import { ImportError } from '../../src/model/problem.ts';
import { siteOf } from '../support/site.ts';

describe("a site's configuration", () => {
  it('says what the site is', () => {
    const site = siteOf(
      [
        'title: "  The  Paper "',
        'description: >-',
        '  News of',
        '  a town',
        'url: https://paper.example',
        'baseurl: /blog',
        'lang: zh_CN',
        'timezone: Asia/Shanghai',
        'permalink: pretty',
        'excerpt_separator: <!--cut-->',
        'future: true',
        'author: {name: The Desk, email: desk@paper.example}',
      ].join('\n'),
    );
    expect(site).toMatchObject({
      title: 'The Paper',
      description: 'News of a town',
      url: 'https://paper.example/blog/',
      language: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      permalink: '/:categories/:year/:month/:day/:title/',
      excerptSeparator: '<!--cut-->',
      future: true,
      authors: [{ name: 'The Desk', email: 'desk@paper.example' }],
      notes: [],
    });
  });

  it.each(['', '# nothing\n', '- a list\n', 'text'])('has defaults for all of it: %j', (yaml) => {
    expect(siteOf(yaml)).toMatchObject({
      title: 'Untitled site',
      description: '',
      url: 'https://paper.example/',
      language: 'en',
      authors: [],
      timeZone: 'UTC',
      permalink: '/:categories/:year/:month/:day/:title:output_ext',
      excerptSeparator: null,
      future: false,
      defaults: [],
    });
  });

  it('takes a lone dot for a folder, not for a number', () => {
    expect(siteOf('source: .\nurl: https://paper.example').structure.source).toBe('');
  });

  it('is the later one where a key is written twice', () => {
    expect(siteOf('title: A\ntitle: B').title).toBe('B');
  });

  it('names the site as the author where it names nobody', () => {
    expect(siteOf('title: The Paper').authors).toEqual([{ name: 'The Paper' }]);
  });

  it('is the same after it was stored', () => {
    const site = siteOf(
      'title: A\nurl: https://a.example\nauthor: B\ndefaults: [{values: {a: b}}]',
    );
    expect(storedSiteConfig(JSON.parse(JSON.stringify(site)))).toEqual(site);
  });
});

describe("a site's address", () => {
  it.each([
    ['url: https://a.example', 'https://a.example/'],
    ['url: https://a.example/\nbaseurl: ""', 'https://a.example/'],
    ['url: https://a.example/\nbaseurl: blog/', 'https://a.example/blog/'],
    ['url: http://a.example\nbaseurl: /a/b', 'http://a.example/a/b/'],
    ['baseurl: /blog', 'https://paper.example/'],
    ['url: //a.example', 'https://paper.example/'],
    ['url: javascript:alert(1)', 'https://paper.example/'],
  ])('of %j is %s', (yaml, url) => {
    expect(siteOf(yaml).url).toBe(url);
  });

  it('that is none leaves a note', () => {
    expect(siteOf('url: nowhere').notes).toEqual([
      expect.stringMatching(/^_config\.yml: .*"url".*https:\/\/paper\.example/),
    ]);
  });
});

describe('what is wrong in a configuration', () => {
  it('is passed over with a note where the zone is not known', () => {
    const site = siteOf('url: https://a.example\ntimezone: Mars/Olympus');
    expect(site.timeZone).toBe('UTC');
    expect(site.notes).toEqual([expect.stringContaining('"timezone"')]);
  });

  it('is passed over where the language is none', () => {
    expect(siteOf('lang: plain english').language).toBe('en');
  });

  it.each([
    ['a TAB', 'title: A\nmap:\n\tb: 1'],
    ['an open quotation', 'title: "A'],
    ['an alias bomb', bomb()],
  ])('ends the import where it is no YAML: %s', (_, yaml) => {
    expect(() => siteOf(yaml)).toThrow(ImportError);
    expect(() => siteOf(yaml)).toThrow(/^_config\.yml cannot be read: .+$/);
  });
});

describe("the Worker's variable for the address", () => {
  it('takes the place of what the file says', () => {
    const yaml = 'url: https://a.example\nbaseurl: /blog';
    const site = parseSiteConfig(yaml, {
      siteUrl: 'https://b.example/sub',
      fallbackUrl: 'https://f.example',
      future: true,
    });
    expect(site).toMatchObject({ url: 'https://b.example/sub/', future: true });
  });
});

describe('the permalink of a site', () => {
  it.each([
    ['permalink: /:title/', '/:title/'],
    ['permalink: a\ncollections: {posts: {permalink: b}}', 'b'],
    ['collections: [posts]', '/:categories/:year/:month/:day/:title:output_ext'],
    ['collections: {posts: {permalink: pretty}}', 'pretty'],
  ])('in %j is %s', (yaml, permalink) => {
    expect(siteOf(yaml).permalink).toBe(permalink);
  });
});

describe('the defaults of a site', () => {
  const site = siteOf(`
defaults:
  - {scope: {path: "", type: posts}, values: {author: Everyone, lang: en}}
  - {scope: {path: "news/_posts/"}, values: {author: The Desk}}
  - {scope: {path: "", type: pages}, values: {author: Nobody}}
  - {scope: {path: "news"}, values: {lang: fr, tags: [a]}}
  - {values: {layout: post}}
  - {scope: {path: "x"}}
`);

  it.each([
    ['_posts/2026-01-01-a.md', { author: 'Everyone', lang: 'en', layout: 'post' }],
    [
      'newspaper/_posts/2026-01-01-a.md',
      { author: 'Everyone', lang: 'fr', tags: ['a'], layout: 'post' },
    ],
    [
      'news/_posts/2026-01-01-a.md',
      { author: 'The Desk', lang: 'en', tags: ['a'], layout: 'post' },
    ],
  ])('are, for %s, those of its paths', (path, values) => {
    expect(defaultsFor(path, site.defaults, '')).toEqual(values);
  });
});

function bomb(): string {
  const levels = Array.from({ length: 20 }, (_, at) => {
    const above = at === 0 ? 'x' : `*n${at - 1}`;
    return `n${at}: &n${at} [${Array(9).fill(above).join(', ')}]`;
  });
  return levels.join('\n');
}
