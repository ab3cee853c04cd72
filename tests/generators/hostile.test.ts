// Posts of all generators that somebody wrote to stop the Worker, or to get a URL that is not the site's.
import { describe, expect, it } from 'vitest';
import { PostProblem, PostSkipped } from '../../src/model/problem.ts';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

const sites = [
  ['Hugo', siteOfFiles({ 'hugo.toml': 'baseURL="https://a.example"' }), 'content/p/a.md'],
  [
    'Hexo',
    siteOfFiles({ '_config.yml': 'url: https://a.example\nsource_dir: source' }),
    'source/_posts/a.md',
  ],
  ['Zola', siteOfFiles({ 'config.toml': 'base_url="https://a.example"' }), 'content/p/a.md'],
  [
    'Astro',
    siteOfFiles({ 'astro.config.mjs': 'site: "https://a.example"' }),
    'src/content/blog/a.mdx',
  ],
  [
    'Eleventy',
    siteOfFiles({ 'eleventy.config.js': 'base: "https://a.example"' }),
    'content/blog/a.md',
  ],
  ['Pelican', siteOfFiles({ 'pelicanconf.py': 'SITEURL = "https://a.example"' }), 'content/a.md'],
] as const;

/** The URL of a post, or why it has none. */
async function outcomeOf(
  site: (typeof sites)[number][1],
  path: string,
  text: string,
): Promise<string> {
  try {
    return (await readPost(fileOf(path, text), site)).url;
  } catch (error) {
    if (error instanceof PostProblem || error instanceof PostSkipped) return error.message;
    throw error;
  }
}

describe.each(sites)('a hostile post of %s', (_, site, path) => {
  it.each([
    ['slug: ../../..\nurl: /../../etc\npath: ../..\npermalink: ../../x'],
    [
      'slug: "//evil.example"\nurl: "//evil.example/x"\npath: "//evil.example"\npermalink: "//evil.example/"',
    ],
    [
      'url: "javascript:alert(1)"\npermalink: "javascript:alert(1)"\nslug: "https://evil.example"\npath: "https://evil.example"',
    ],
    ['slug: "\\0\\u202e"\nurl: "\\0"\npath: "\\n"\npermalink: "\\t"'],
    ['slug: ""\nurl: /\npath: ""\npermalink: /'],
    ['tags: {a: 1}\ncategories: 3\ntitle: [x]\nauthor: [[]]\nslug: {a: b}\nurl: [x]'],
  ])('with %j stays on its site', async (frontMatter) => {
    const url = await outcomeOf(site, path, `---\ndate: 2026-01-31\n${frontMatter}\n---\nText`);
    expect(url).toMatch(/^https:\/\/a\.example\/[^\s\p{Cc}]*$/u);
    expect(url.slice('https://'.length)).not.toContain('//evil');
  });

  it('may not have a URL of thousands of characters', async () => {
    const long = ['slug', 'url', 'path', 'permalink'].map((key) => `${key}: ${'é-'.repeat(4_000)}`);
    const outcome = await outcomeOf(
      site,
      path,
      `---\ndate: 2026-01-31\n${long.join('\n')}\n---\nText`,
    );
    expect(outcome).toBe('its permalink is too long');
  });

  // Each of these took minutes in a pattern that looks for the end again and again.
  it.each([
    '{{< a "',
    '{% a ',
    '{% raw %}x',
    '{{< highlight >}}',
    '<A {',
    '{/*',
    '{{ a(',
    '](@/',
    '{"\\"',
  ])('may repeat %j for ever', async (part) => {
    const text = part.repeat(40_000);
    expect(await outcomeOf(site, path, `---\ndate: 2026-01-31\n---\n${text}`)).not.toBe('');
    expect(await outcomeOf(site, path, `{"a": "${text}`)).not.toBe('');
  });
});
