// The expected values are those that Jekyll 4.3.1 gives the same files.
import { describe, expect, it } from 'vitest';
import { collectionFolders } from '../../src/jekyll/collections.ts';
import { isPostFile } from '../../src/jekyll/post-path.ts';
import { PostProblem, PostSkipped } from '../../src/model/problem.ts';
import { readPost } from '../../src/post/read-post.ts';
import { post } from '../support/feedmill.ts';
import { fileOf, siteOf } from '../support/site.ts';

function config(options = 'output: true', more = ''): string {
  return `collections: {recipes: {${options}}}\nfeed: {collections: [recipes]}\n${more}`;
}

const recipe = '_recipes/soups/2024-01-05-leek.md';

function read(path: string, frontMatter: string, yaml = config()) {
  return readPost(fileOf(path, post(frontMatter)), siteOf(yaml));
}

describe('the folders of collections', () => {
  it.each([
    ['recipes: {output: true}', 'collections: [recipes]', '', ['/_recipes']],
    ['recipes: {}, notes: {}', 'collections: {notes: {}, posts: {}}', '', ['/_notes']],
    ['r s: {}', 'collections: ["r s"]', '', ['/_rs']],
    ['recipes: {}', 'collections: true', '', []],
    ['recipes: {}', 'collections: [recipes]', 'source: src', ['/src/_recipes']],
    ['recipes: {}', 'collections: [recipes]', 'collections_dir: all/', ['/all/_recipes']],
  ])('of %s with %s %s', (collections, feed, more, folders) => {
    const yaml = `collections: {${collections}}\nfeed: {${feed}}\n${more}`;
    expect(collectionFolders(siteOf(yaml).values)).toEqual(folders);
  });

  it('are in the root only', () => {
    expect(isPostFile('_recipes/a.md', ['/_recipes'])).toBe(true);
    expect(isPostFile('x/_recipes/a.md', ['/_recipes'])).toBe(false);
    expect(isPostFile('_recipes/a.jpg', ['/_recipes'])).toBe(false);
  });
});

describe('a document of a collection', () => {
  it.each([
    [recipe, '', config(), '/recipes/soups/2024-01-05-leek.html', '/recipes/soups/leek'],
    [recipe, 'slug: x', config(), '/recipes/soups/2024-01-05-leek.html', '/recipes/soups/x'],
    ['_recipes/Pie.md', 'permalink: /pie', config(), '/pie', '/Pie'],
    [
      recipe,
      '',
      config('output: true, permalink: /:collection/:year/:title/'),
      '/recipes/2024/leek/',
      '/recipes/2024/leek',
    ],
    [recipe, '', config('output: true', 'permalink: pretty'), '/recipes/soups/2024-01-05-leek/'],
    [recipe, '', config('output: true', 'permalink: weekdate'), '/recipes/soups/2024-01-05-leek'],
    ['_recipes/a.html', '', config(), '/recipes/a.html'],
  ])(
    'has the URL and the id of Jekyll: %s %s',
    async (path, frontMatter, yaml, url, id?: string) => {
      const found = await read(path, `date: 2024-01-05\n${frontMatter}`, yaml);
      expect(found.url).toBe(`https://paper.example${url}`);
      if (id !== undefined) expect(found.feedId).toBe(`https://paper.example${id}`);
    },
  );

  it('has the date of its file name, or of its front matter', async () => {
    expect((await read(recipe, 'title: A')).publishedAt).toEqual(new Date('2024-01-05'));
    expect((await read(recipe, 'date: 2025-02-03')).publishedAt).toEqual(new Date('2025-02-03'));
  });

  it('has no categories from its folder, and those of its front matter', async () => {
    const { categories, collection } = await read(recipe, 'category: Winter');
    expect({ categories, collection }).toEqual({ categories: ['Winter'], collection: 'recipes' });
  });

  it('has the front matter defaults of its type', async () => {
    const defaults = `defaults:
  - {scope: {type: posts}, values: {tags: [post]}}
  - {scope: {path: _recipes, type: recipes}, values: {author: Cook}}`;
    const { tags, authors } = await read(recipe, 'title: A', config('output: true', defaults));
    expect({ tags, authors }).toEqual({ tags: [], authors: [{ name: 'Cook' }] });
  });

  it('is left out without front matter, if excluded, or with a name that Jekyll ignores', async () => {
    const site = siteOf(config('output: true', 'exclude: [_recipes/old]'));
    const reading = (path: string, text: string) => readPost(fileOf(path, text), site);
    await expect(reading(recipe, 'Text')).rejects.toThrow(PostSkipped);
    await expect(reading('_recipes/old/a.md', post('title: A'))).rejects.toThrow(PostSkipped);
    await expect(reading('_recipes/_a.md', post('title: A'))).rejects.toThrow(PostSkipped);
  });

  it('needs no date, unless its permalink has one', async () => {
    expect((await read('_recipes/a.md', 'title: A')).isDated).toBe(false);
    const dated = config('output: true, permalink: /:year/:title');
    await expect(read('_recipes/a.md', 'title: A', dated)).rejects.toThrow(PostProblem);
  });
});
