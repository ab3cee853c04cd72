import { describe, expect, it } from 'vitest';
import { defaultsFor } from '../../src/jekyll/front-matter-defaults.ts';
import { parseSiteConfig, storedSiteConfig } from '../../src/jekyll/site-config.ts';
import { ImportError } from '../../src/model/problem.ts';
import { siteOf } from '../support/site.ts';

describe("a site's configuration", () => {
  it('describes the site', () => {
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

  it.each(['', '# nothing\n', '- a list\n', 'text'])(
    'falls back to defaults if it is %j',
    (yaml) => {
      expect(siteOf(yaml)).toMatchObject({
        title: 'Untitled site',
        description: '',
        url: 'https://paper.example/',
        language: '',
        authors: [],
        timeZone: 'UTC',
        permalink: '/:categories/:year/:month/:day/:title:output_ext',
        excerptSeparator: null,
        future: false,
        defaults: [],
      });
    },
  );

  it('has its host as the title if it has no title', () => {
    expect(siteOf('url: https://www.paper.example/blog').title).toBe('www.paper.example');
  });

  it('reads a single dot as a directory, not as a number', () => {
    expect(siteOf('source: .\nurl: https://paper.example').structure.source).toBe('');
  });

  it('has the title as it is in the file, not as YAML reads it', () => {
    expect(siteOf('title: E5\ndescription: 1:30')).toMatchObject({
      title: 'E5',
      description: '1:30',
    });
    expect(siteOf('title: on\nlang: no')).toMatchObject({ title: 'on', language: 'no' });
  });

  it('has plain text where character references and inline tags stand', () => {
    const yaml = 'title: Salt &amp; <b>Vinegar</b>\ndescription: "A&#8217;s &amp;lt; B\\nC"';
    expect(siteOf(yaml)).toMatchObject({ title: 'Salt & Vinegar', description: 'A’s &lt; B C' });
  });

  it('uses the last value if a key is repeated', () => {
    expect(siteOf('title: A\ntitle: B').title).toBe('B');
  });

  it('makes the site the author if there is no other', () => {
    expect(siteOf('title: The Paper').authors).toEqual([{ name: 'The Paper' }]);
  });

  it('is the same after it has been stored', () => {
    const site = siteOf(
      'title: A\nurl: https://a.example\nauthor: B\ndefaults: [{values: {a: b}}]',
    );
    expect(storedSiteConfig(JSON.parse(JSON.stringify(site)))).toEqual(site);
  });
});

describe("a site's icon and logo", () => {
  it.each([
    ['feed: {icon: /icon.png, logo: /logo.png}', '/icon.png', '/logo.png'],
    ['icon: /a.png\nfeed: {icon: /b.png}', '/a.png', undefined],
    ['favicon: /favicon.ico', '/favicon.ico', undefined],
    ['baseurl: /blog\nlogo: {path: logo.png}', undefined, '/blog/logo.png'],
  ])('of %j are %s and %s', (yaml, icon, logo) => {
    const site = siteOf(`url: https://paper.example\n${yaml}`);
    const absolute = (path?: string) => (path ? `https://paper.example${path}` : null);
    expect(site).toMatchObject({ icon: absolute(icon), logo: absolute(logo), notes: [] });
  });
});

describe('an invalid configuration', () => {
  it('gets a note if the time zone is unknown', () => {
    const site = siteOf('url: https://a.example\ntimezone: Mars/Olympus');
    expect(site.timeZone).toBe('UTC');
    expect(site.notes).toEqual([expect.stringContaining('"timezone"')]);
  });

  it('has no language if its own is not known, and a note', () => {
    const site = siteOf('url: https://a.example\nlang: plain english');
    expect(site.language).toBe('');
    expect(site.notes).toEqual([expect.stringMatching(/language "plain english" is not known/)]);
  });

  it.each(['- a list\n', 'text'])('has a note if it is %j, which Jekyll ignores', (yaml) => {
    expect(siteOf(yaml).notes[0]).toBe(
      '_config.yml: it is not a map of keys and values: the defaults are used',
    );
  });

  it.each([
    ['a tab', 'title: A\nmap:\n\tb: 1'],
    ['an unclosed quote', 'title: "A'],
    ['an alias bomb', aliasBomb()],
  ])('ends the import if it is not valid YAML: %s', (_, yaml) => {
    expect(() => siteOf(yaml)).toThrow(ImportError);
    expect(() => siteOf(yaml)).toThrow(/^_config\.yml cannot be read: .+$/);
  });
});

describe('the variable SITE_URL', () => {
  it('overrides the URL in the configuration', () => {
    const yaml = 'url: https://a.example\nbaseurl: /blog';
    const site = parseSiteConfig(yaml, {
      siteUrl: 'https://b.example/sub',
      fallbackUrl: 'https://f.example',
      future: true,
    });
    expect(site).toMatchObject({ url: 'https://b.example/sub/', future: true });
  });
});

describe("a site's permalink", () => {
  it.each([
    ['permalink: /:title/', '/:title/'],
    ['permalink: a\ncollections: {posts: {permalink: b}}', 'b'],
    ['collections: [posts]', '/:categories/:year/:month/:day/:title:output_ext'],
    ['collections: {posts: {permalink: pretty}}', 'pretty'],
  ])('in %j is %s', (yaml, permalink) => {
    expect(siteOf(yaml).permalink).toBe(permalink);
  });
});

describe("a site's front matter defaults", () => {
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
  ])('apply by path and type: %s', (path, values) => {
    expect(defaultsFor(path, 'posts', site.defaults, '')).toEqual(values);
  });
});

function aliasBomb(): string {
  const levels = Array.from({ length: 20 }, (_, level) => {
    const above = level === 0 ? 'x' : `*n${level - 1}`;
    return `n${level}: &n${level} [${Array(9).fill(above).join(', ')}]`;
  });
  return levels.join('\n');
}
