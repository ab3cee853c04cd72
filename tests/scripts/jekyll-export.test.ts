// `scripts/jekyll-export.rb`, run by the real Jekyll, and `npm run compare-jekyll` with what it writes.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/command/project.ts';
import { run } from './support/command.ts';
import { copyJekyllSite, jekyllSite } from './support/jekyll-site.ts';

const exporter = join(projectRoot, 'scripts', 'jekyll-export.rb');
const hasJekyll = spawnSync('jekyll', ['--version']).status === 0;

const compare = (site: string) => run(['compare-jekyll', '--', site]);

describe.skipIf(!hasJekyll)('the export of a site', () => {
  let site: string;
  let reference: string;

  beforeEach(async () => {
    ({ site, reference } = await copyJekyllSite());
    await rm(reference);
  });

  it.each([
    ['a script', 'ruby', [exporter]],
    ['a plugin', 'jekyll', ['build', '--plugins', dirname(exporter)]],
  ])('is written by %s, without building the site', async (_, program, args) => {
    const { status } = spawnSync(program, [...args, '--disable-disk-cache'], { cwd: site });
    expect(status).toBe(0);
    const expected = await readFile(join(jekyllSite, 'jekyll.ndjson'), 'utf8');
    expect(await readFile(reference, 'utf8')).toBe(expected);
    expect(existsSync(join(site, '_site'))).toBe(false);
  });

  it('has the documents of collections that have feeds', async () => {
    const config = join(site, '_config.yml');
    const more = 'collections: {notes: {output: true}, x: {}}\nfeed: {collections: [notes]}\n';
    await writeFile(config, `${await readFile(config, 'utf8')}\n${more}`);
    const documents = {
      '_notes/deep/2026-02-01-Ebb & flow.md': '---\ncategories: a b\n---\nThe *ebb*.\n',
      '_notes/undated.md': '---\ntitle: U\n---\nText.\n',
      '_notes/_ignored.md': '---\ntitle: I\n---\nText.\n',
      '_notes/plain.md': 'No front matter.\n',
      '_x/other.md': '---\ntitle: O\n---\nText.\n',
    };
    await mkdir(join(site, '_notes', 'deep'), { recursive: true });
    await mkdir(join(site, '_x'));
    for (const [path, text] of Object.entries(documents)) await writeFile(join(site, path), text);
    spawnSync('ruby', [exporter, '--disable-disk-cache'], { cwd: site });
    const { code, output } = await compare(site);
    expect(output).toContain('Posts   6, 6 equal in every field (100.00 %)');
    expect(output).not.toMatch(/_notes|_x/);
    expect(code).toBe(0);
  });

  it("has the posts in Jekyll's source", async () => {
    const [config, source] = [join(site, '_config.yml'), join(site, 'src')];
    await mkdir(join(source, '_includes'), { recursive: true });
    await rename(join(site, '_posts'), join(source, '_posts'));
    await writeFile(join(source, '_includes', 'map.html'), 'A map.');
    await writeFile(config, `${await readFile(config, 'utf8')}\nsource: src\n`);
    spawnSync('ruby', [exporter, '--disable-disk-cache'], { cwd: site });
    const { code, output } = await compare(site);
    expect(output).toContain('Posts   3, 3 equal in every field (100.00 %)');
    expect(output).toContain('Text    3 compared, 3 equal (100.00 %)');
    expect(code).toBe(0);
  });

  it('goes on if the theme, the plugins or the Markdown of the site are not installed', async () => {
    const config = join(site, '_config.yml');
    const more = '\ntheme: no-such-theme\nplugins: [no-such-plugin]\nmarkdown: no-such-markdown\n';
    await writeFile(config, (await readFile(config, 'utf8')) + more);
    await writeFile(join(site, 'Gemfile'), 'gem "no-such-theme"\n');
    const { status, stderr } = spawnSync('ruby', [exporter, '--disable-disk-cache'], {
      cwd: site,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/theme no-such-theme is not installed/);
    expect(stderr).toMatch(/plugin no-such-plugin is not installed/);
    expect(stderr).toMatch(/Markdown processor no-such-markdown is not installed/);
    expect(status).toBe(0);
    const written = await readFile(reference, 'utf8');
    expect(written).toContain('_posts/2026-02-03-low-water.md');
    expect(written).not.toContain('no-such-markdown');
  });
});
