import { describe, expect, it } from 'vitest';
import { selectSupportFiles } from '../../src/import/select-support-files.ts';
import { parseCsv } from '../../src/jekyll/csv.ts';
import { pageUrlOf } from '../../src/jekyll/link-target.ts';
import { defaultFolders } from '../../src/jekyll/site-structure.ts';
import { supportFiles } from '../../src/jekyll/support-files.ts';
import { supportKindOf } from '../../src/jekyll/support-kind.ts';
import { siteOf } from '../support/site.ts';

function file(path: string, text: string) {
  const bytes = Uint8Array.from(new TextEncoder().encode(text));
  return { path, bytes, modifiedAt: new Date(0) };
}

describe('a file of a site', () => {
  it.each([
    ['_includes/a.html', 'include'],
    ['docs/_includes/a/b.svg', 'include'],
    ['a/b/c/_data/d.yml', 'data'],
    ['_data/a.yml', 'data'],
    ['_data/a.png', undefined],
    ['_posts/code.py', 'partial'],
    ['blog/_posts/parts/note.md', 'partial'],
    ['_posts/2026-01-31-a.md', undefined],
    ['_posts/a.png', undefined],
    ['about.md', 'page'],
    ['docs/deep/guide.html', 'page'],
    ['_layouts/post.html', undefined],
    ['.github/README.md', undefined],
    ['node_modules/a/README.md', undefined],
  ])('is what its path says: %s', (path, kind) => {
    expect(supportKindOf(path)).toBe(kind);
  });
});

describe('the files that posts are rendered with', () => {
  it.each([
    ['source: a/b', 'a/b/_includes/', 'a/b/_data/'],
    ['source: ./a\nincludes_dir: parts/\ndata_dir: my/data', 'a/parts/', 'a/my/data/'],
    ['includes_dir: ../outside\ncollections_dir: all', '_includes/', '_data/'],
  ])('are where %j says', async (config, includes, data) => {
    const { structure } = siteOf(config);
    const { files } = await selectSupportFiles(
      [
        file(`${includes}x/note.html`, 'a note'),
        file(`${data}people.yml`, 'ada: 1'),
        file('elsewhere/_includes/other.html', 'another'),
        file('elsewhere/_data/other.yml', 'b: 2'),
      ],
      structure,
    );
    const used = supportFiles(files, structure);
    expect(files).toHaveLength(2);
    expect(used.include('x/note.html')).toBe('a note');
    expect(used.data).toMatchObject({ people: { ada: 1 } });
  });

  it.each([
    ['ada.lovelace', 'adalovelace'],
    ['our  team ', 'our_team_'],
    ['a - b', 'a_-_b'],
    ['a\u3000b', 'ab'],
    ['中 x', '_x'],
  ])('have the data of "%s.yml" by the name that Jekyll gives it: %s', (name, key) => {
    const { data } = supportFiles([{ path: `_data/${name}.yml`, content: '1' }], defaultFolders);
    expect(Object.keys(data)).toEqual([key]);
  });

  it('have the includes first, so that data cannot displace them', async () => {
    const data = Array.from({ length: 12 }, (_, index) =>
      file(`_data/${index}.json`, `"${'x'.repeat(250_000)}"`),
    );
    const { files, notes } = await selectSupportFiles(
      [...data, file('_includes/note.html', 'a note'), file('_posts/part.txt', 'a part')],
      defaultFolders,
    );
    const paths = files.map(({ path }) => path);
    expect(paths.slice(0, 2)).toEqual(['_includes/note.html', '_posts/part.txt']);
    expect(paths).toHaveLength(2 + 7);
    expect(notes).toEqual([expect.stringMatching(/^_data.*beyond 1,000 files or 2 MB/)]);
  });

  it('have of a page only its permalink, and nothing of a page without one', async () => {
    const { files } = await selectSupportFiles(
      [
        file('about.md', `---\ntitle: About\npermalink: /about-us/\n---\n${'text '.repeat(100)}`),
        file('contact.md', '---\ntitle: Contact\n---\ntext'),
        file('broken.md', '---\npermalink: [\n---\ntext'),
      ],
      defaultFolders,
    );
    expect(files).toEqual([{ path: 'about.md', content: '---\npermalink: "/about-us/"\n---\n' }]);
    expect(supportFiles(files, defaultFolders).permalinkOf('about.md')).toBe('/about-us/');
    expect(supportFiles(files, defaultFolders).permalinkOf('contact.md')).toBeUndefined();
  });
});

describe('a link to a page', () => {
  it.each([
    ['/about-us/', '/blog/about-us/'],
    ['about-us', '/blog/about-us'],
    ['/:path/:basename:output_ext', '/blog/docs/about.html'],
    ['/ü b/', '/blog/%C3%BC%20b/'],
    [undefined, '/blog/docs/about.html'],
  ])('leads to the permalink %s of the page', (permalink, url) => {
    const site = siteOf('url: https://paper.example\nbaseurl: /blog');
    expect(pageUrlOf('docs/about.md', site, permalink)).toBe(url);
  });
});

describe('a CSV file with short rows', () => {
  it('has empty fields for the missing ones, up to a limit', () => {
    expect(parseCsv('a,b,c\n1\n', ',')).toEqual([{ a: '1', b: null, c: null }]);
    const ragged = `${'a,'.repeat(2000)}\n${'1\n'.repeat(2000)}`;
    expect(() => parseCsv(ragged, ',')).toThrow('much shorter than its header');
  });
});
