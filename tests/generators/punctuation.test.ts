// Quotes, dashes and dots, as the Markdown of each generator writes them.
import { expect, it } from 'vitest';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

const written = `"Ann's" -- a--- <<b>> ...`;
const plain = `"Ann's" -- a--- &lt;&lt;b&gt;&gt; ...`;
const smart = '“Ann’s” – a— &lt;&lt;b&gt;&gt; …';

const cases: [name: string, config: Record<string, string>, path: string, expected: string][] = [
  ['Hugo', { 'hugo.toml': 'baseURL = "https://a.example/"' }, 'content/a.md', '“Ann’s” – a— «b» …'],
  [
    'Hugo without its typographer',
    {
      'hugo.toml':
        'baseURL = "https://a.example/"\n[markup.goldmark.extensions]\ntypographer = false',
    },
    'content/a.md',
    plain,
  ],
  [
    'Hexo',
    { '_config.yml': 'url: https://a.example\nsource_dir: source' },
    'source/_posts/a.md',
    smart,
  ],
  [
    'Hexo without smartypants',
    { '_config.yml': 'url: https://a.example\nsource_dir: source\nmarked: {smartypants: false}' },
    'source/_posts/a.md',
    plain,
  ],
  ['Zola', { 'config.toml': 'base_url = "https://a.example"' }, 'content/a.md', plain],
  [
    'Zola with smart punctuation',
    { 'config.toml': 'base_url = "https://a.example"\n[markdown]\nsmart_punctuation = true' },
    'content/a.md',
    smart,
  ],
  ['Astro', { 'astro.config.mjs': "site: 'https://a.example'" }, 'src/content/blog/a.md', smart],
  ['Eleventy', { 'eleventy.config.js': 'base: "https://a.example"' }, 'content/blog/a.md', plain],
  ['Pelican', { 'pelicanconf.py': "SITEURL = 'https://a.example'" }, 'content/a.md', plain],
  [
    'Pelican with typogrify',
    { 'pelicanconf.py': "SITEURL = 'https://a.example'\nTYPOGRIFY = True" },
    'content/a.md',
    smart,
  ],
];

it.each(cases)('%s', async (_, config, path, expected) => {
  const text = `---\ntitle: A\ndate: 2026-01-31\n---\n\n${written}\n`;
  const { content } = await readPost(fileOf(path, text), siteOfFiles(config));
  expect(content).toBe(`<p>${expected}</p>`);
});
