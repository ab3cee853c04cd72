import { beforeEach, describe, expect, it } from 'vitest';
import { allGenerators } from '../../src/generators/all-generators.ts';
import { configFilesOf, isConfigFile } from '../../src/generators/config-files.ts';
import { archiveOf, PublishedSite } from '../support/archive.ts';
import { allRows, startEmpty } from '../support/database.ts';
import { post, siteItems } from '../support/feedmill.ts';
import { fileOf } from '../support/site.ts';

const recognized = (...files: [path: string, text: string][]) =>
  configFilesOf(files.map(([path, text]) => fileOf(path, text))).generator.name;

describe('a site', () => {
  it.each([
    ['_config.yml', 'title: A', 'Jekyll'],
    ['_config.yml', 'title: A\ntitlecase: true', 'Jekyll'],
    ['_config.toml', 'title = "A"', 'Jekyll'],
    ['hugo.toml', 'title = "A"', 'Hugo'],
    ['hugo.json', '{}', 'Hugo'],
    ['config.toml', 'baseURL = "/"', 'Hugo'],
    ['config.yaml', 'baseurl: /', 'Hugo'],
    ['config.json', '{"title": "A",\n  "baseURL": "/"}', 'Hugo'],
    ['config/_default/config.toml', 'title = "A"', 'Hugo'],
    ['_config.yml', 'title: A\nsource_dir: source', 'Hexo'],
    ['config.toml', 'base_url = "https://a.example"', 'Zola'],
    ['zola.toml', 'title = "A"', 'Zola'],
    ['eleventy.config.js', 'export default {}', 'Eleventy'],
    ['.eleventy.js', 'module.exports = {}', 'Eleventy'],
    ['astro.config.mjs', 'export default {}', 'Astro'],
    ['pelicanconf.py', "SITENAME = 'A'", 'Pelican'],
  ])('with %s (%j) is of %s', (path, text, name) => {
    expect(isConfigFile(path)).toBe(true);
    expect(recognized([path, text])).toBe(name);
  });

  it('with a configuration of other software, or none, is read as one of Jekyll', () => {
    expect(recognized(['config.yml', 'backend: {name: git}'])).toBe('Jekyll');
    expect(recognized()).toBe('Jekyll');
  });

  it('with the configurations of two generators is of the first', () => {
    expect(recognized(['hugo.toml', ''], ['_config.yml', ''])).toBe('Jekyll');
  });
});

describe('the files of a generator', () => {
  it('have no name in common with a page', () => {
    const pages = ['index.md', 'about.html', '_posts/2026-01-31-a.md', 'content/a.md'];
    expect(pages.filter(isConfigFile)).toEqual([]);
  });

  it.each(allGenerators.map((generator) => [generator.name, generator] as const))(
    'of %s are not in hidden folders or packages',
    (_, generator) => {
      const paths = ['content', '_posts', 'posts'].flatMap((folder) =>
        ['.git', 'node_modules/x'].map((hidden) => `${hidden}/${folder}/2026-01-31-a.md`),
      );
      expect(paths.filter((path) => generator.isPost(path, ['posts', 'content']))).toEqual([]);
    },
  );
});

describe('an archive of a Hugo site', () => {
  let site: PublishedSite;

  beforeEach(async () => {
    await startEmpty();
    site = new PublishedSite();
  });

  const files = {
    '.github/config.yml': 'blank: true',
    'admin/config.yml': 'backend: {name: git}',
    'content/_index.md': post('title: Home'),
    'content/about.md': post('title: About'),
    'content/posts/a.md': post('title: A\ndate: 2026-01-31'),
    'content/posts/b/index.md': post('title: B\ndate: 2026-02-01'),
    'content/posts/b/data.csv': 'a,b',
    'hugo.toml': 'baseURL = "https://hugo.example/"\ntitle = "The Paper"',
    'layouts/index.html': '{{ .Title }}',
    'themes/x/_posts/2026-01-01-no.md': post('title: No'),
  };

  it('is imported, also if its posts come before its configuration', async () => {
    await site.publishBytes(await archiveOf(files));
    expect(await site.import()).toBe('imported');
    expect((await siteItems()).map(({ id }) => id)).toEqual([
      'https://hugo.example/posts/b/',
      'https://hugo.example/posts/a/',
    ]);
    expect((await allRows()).post).toMatchObject([
      { path: 'content/about.md', outcome: 'skipped', reasons: 'not-post' },
      { path: 'content/posts/a.md', outcome: 'imported' },
      { path: 'content/posts/b/index.md', outcome: 'imported' },
    ]);
    expect(await site.import()).toBe('unchanged');
  });
});

describe('an archive of a site whose configuration is in several files', () => {
  beforeEach(startEmpty);

  const importFrom = async (files: Readonly<Record<string, string>>) => {
    const site = new PublishedSite();
    await site.publishBytes(await archiveOf(files));
    expect(await site.import()).toBe('imported');
    return (await siteItems()).map(({ id }) => id);
  };

  it('has the data of folders in Eleventy', async () => {
    const ids = await importFrom({
      'content/posts/a.md': post('title: A\ndate: 2026-01-31'),
      'content/posts/posts.json': '{"permalink": "/p/{{ page.fileSlug }}/"}',
      'eleventy.config.js': 'export const config = { dir: { input: "content" } };',
      '_data/metadata.json': '{"url": "https://eleventy.example"}',
    });
    expect(ids).toEqual(['https://eleventy.example/p/a/']);
  });

  it('has the folders of loaders and the links of feeds in Astro', async () => {
    const ids = await importFrom({
      'astro.config.mjs': 'export default defineConfig({ site: "https://astro.example" });',
      'content/posts/a.md': post('title: A\ndate: 2026-01-31'),
      'content/other/b.md': post('title: B\ndate: 2026-01-31'),
      'src/content.config.ts':
        'const post = defineCollection({ loader: glob({ base: "./content/posts" }) });',
      'src/pages/rss.xml.js': `link: \`/writing/\${post.id}/\``,
    });
    expect(ids).toEqual(['https://astro.example/writing/a/']);
  });
});
