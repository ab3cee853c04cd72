// `npm run compare-jekyll` on a small site and a reference by the real Jekyll.
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { run } from './support/command.ts';
import { copyJekyllSite } from './support/jekyll-site.ts';

const compare = (...args: string[]) => run(['compare-jekyll', '--', ...args]);

describe('npm run compare-jekyll', () => {
  let site: string;
  let reference: string;

  beforeEach(async () => {
    ({ site, reference } = await copyJekyllSite());
  });

  it('finds no difference if the site is read as Jekyll reads it', async () => {
    const { code, output } = await compare(site);
    expect(output).toContain('Posts   4, 4 equal in every field (100.00 %)');
    expect(output).toContain('Text    3 compared, 3 equal (100.00 %)');
    expect(output).not.toContain('differs');
    expect(code).toBe(0);
  });

  it('names posts that Jekyll cannot read, and posts that need something the folder lacks', async () => {
    const { output } = await compare(site);
    expect(output).toMatch(/Jekyll cannot read: 1\n {2}_posts\/2026-03-10-impossible\.md: /);
    expect(output).toMatch(/Text not compared.*: 1\n {2}_posts\/2026-03-09-map\.md: .*map\.html/);
    expect(output).not.toContain('2099-01-01-centenary');
  });

  it('shows both values of a field that differs, and excerpts of texts that differ', async () => {
    await change('high</em> spirits', 'low</em> spirits');
    await change('the water took its time', 'the water took no time');
    const { code, output } = await compare(site);
    expect(output).toContain('3 equal in every field (75.00 %)');
    expect(output).toMatch(
      /Title differs: 1\n {2}_posts\/2026-02-03-low-water\.md\n {4}Jekyll {4}Low water, low spirits\n {4}Feedmill {2}Low water, high spirits\n/,
    );
    expect(output).toMatch(/Jekyll .*watertooknotime.*\n.*Feedmill .*watertookitstime/);
    expect(code).toBe(1);
  });

  it.each([':tada: :x-x:', '<img class=\\"emoji\\" alt=\\":tada:\\"> :x-x:', '🎉 :x-x:'])(
    'takes names of emoji for the same with and without the plugin jemoji: %s',
    async (shown) => {
      const post = join(site, '_posts', '2026-02-03-low-water.md');
      await writeFile(
        post,
        (await readFile(post, 'utf8')).replace('its time', 'its time :tada: :x-x:'),
      );
      await appendFile(join(site, '_config.yml'), 'plugins: [jemoji]\n');
      await change('the water took its time', `the water took its time ${shown}`);
      expect((await compare(site)).output).toContain('Text    3 compared, 3 equal (100.00 %)');
    },
  );

  it('lists what feeds show otherwise than a page, and counts it as equal', async () => {
    const button = '<button>Print</button>';
    const post = join(site, '_posts', '2026-02-03-low-water.md');
    const text = await readFile(post, 'utf8');
    await writeFile(post, text.replace('its time', `its time${button}`));
    await change('the water took its time', `the water took its time${button}`);
    const { code, output } = await compare(site);
    expect(output).toContain('Text    3 compared, 3 equal (100.00 %)');
    expect(output).toMatch(/Text equal, but feeds show it otherwise.*: 1\n.*low-water.*\n.*Print/);
    expect(code).toBe(0);
  });

  it('compares the picture and the author that front matter names', async () => {
    await change('pictures/new%20pier.jpg', 'pictures/old.jpg');
    await change('Ada, the harbour master', 'Ada');
    const { output } = await compare(site);
    expect(output).toContain('Image differs: 1');
    expect(output).toContain('Author differs: 1');
  });

  it('notices an id that differs only in its base URL', async () => {
    await change('https://ferry.example/times/tides', 'https://ferry.example/tides');
    expect((await compare(site)).output).toContain('Id differs: 1');
  });

  it('fails if fewer posts are equal than --at-least requires', async () => {
    await change('high</em> spirits', 'low</em> spirits');
    expect(await compare(site, '--at-least', '75')).toMatchObject({ code: 0 });
    expect(await compare(site, '--at-least', '75.1')).toMatchObject({ code: 1 });
  });

  it('names posts that only one side has', async () => {
    await rm(join(site, '_posts', '2026-02-05-a-new-pier.md'));
    await writeFile(join(site, '_posts', '2026-02-06-late.md'), 'Written after the reference.');
    const { code, output } = await compare(site);
    expect(output).toContain('Only Jekyll has: 1\n  _posts/2026-02-05-a-new-pier.md');
    expect(output).toContain('Only Feedmill has: 1\n  _posts/2026-02-06-late.md');
    expect(code).toBe(1);
  });

  it('reads a gzipped reference, and prints JSON', async () => {
    await writeFile(`${reference}.gz`, gzipSync(await readFile(reference)));
    await rm(reference);
    const { output } = await compare(site, '--json');
    expect(JSON.parse(output)).toMatchObject({ posts: 4, equalFields: 4, differences: [] });
  });

  it('explains how to make a reference if there is none', async () => {
    await rm(reference);
    const { code, output } = await compare(site);
    expect(output).toMatch(/has no jekyll\.ndjson.*bundle exec ruby .*jekyll-export\.rb/s);
    expect(code).toBe(2);
  });

  it('names an invalid line of a reference', async () => {
    await writeFile(reference, `${await readFile(reference, 'utf8')}{"path": 1}\n`);
    const { code, output } = await compare(site);
    expect(output).toMatch(/jekyll\.ndjson, line 6: not a post in the format of/);
    expect(code).toBe(2);
  });

  it('rejects invalid arguments', async () => {
    for (const args of [[], [site, '--at-least', 'most'], [site, '--config', 'nowhere.yml']]) {
      expect(await compare(...args)).toMatchObject({ code: 2 });
    }
  });

  async function change(from: string, to: string) {
    const text = await readFile(reference, 'utf8');
    expect(text).toContain(from);
    await writeFile(reference, text.replaceAll(from, to));
  }
});
