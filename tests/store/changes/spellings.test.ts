import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../../support/database.ts';
import { etagAt, importSite, post } from '../../support/feedmill.ts';

beforeEach(startEmpty);

const path = (day: number) => `_posts/2026-01-0${day}-a.md`;
const tagged = (name: string) => post(`title: A\ntag: "${name}"`);

/** Returns the name of the only tag. */
async function nameOfTag(): Promise<string | undefined> {
  const row = await env.DB.prepare(`select name from scope where kind = 'tag'`).first<{
    name: string;
  }>();
  return row?.name;
}

async function spellings(): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    'select name, article_count as count from scope_spelling order by name',
  ).all();
  return results;
}

describe('a scope whose name is spelled in several ways', () => {
  it('has the name that most of its articles use', async () => {
    await importSite({ [path(1)]: tagged('TechWeb') });
    await importSite({ [path(2)]: tagged('Techweb') });
    await importSite({ [path(3)]: tagged('Techweb') });
    expect(await nameOfTag()).toBe('Techweb');
    expect(await spellings()).toEqual([{ name: 'TechWeb', count: 1 }]);
  });

  it('has the name that comes first by code points if two are equally frequent', async () => {
    await importSite({ [path(1)]: tagged('techweb') });
    await importSite({ [path(2)]: tagged('Techweb') });
    expect(await nameOfTag()).toBe('Techweb');
  });

  it('is renamed as soon as another name is more frequent', async () => {
    await importSite({
      [path(1)]: tagged('a b'),
      [path(2)]: tagged('A  B'),
      [path(3)]: tagged('A B'),
    });
    expect(await nameOfTag()).toBe('A B');
    const before = await etagAt('/tags/a-b/rss.xml');
    await importSite({ [path(2)]: tagged('a b') });
    expect(await nameOfTag()).toBe('a b');
    expect(await etagAt('/tags/a-b/rss.xml')).not.toBe(before);
    await importSite({}, { deleted: [path(1)] });
    await importSite({ [path(2)]: post('published: false') });
    expect(await nameOfTag()).toBe('A B');
    expect(await spellings()).toEqual([]);
  });

  it('has the same name whatever the order of its posts', async () => {
    const names = ['x y', 'X y', 'X Y', 'X y', 'x Y', 'X Y'];
    const files = names.map((name, index): [string, string] => [path(index + 1), tagged(name)]);
    for (const order of [files, files.toReversed(), [...files.slice(3), ...files.slice(0, 3)]]) {
      await startEmpty();
      for (const [name, text] of order) await importSite({ [name]: text });
      expect(await nameOfTag()).toBe('X Y');
      expect(await spellings()).toEqual([
        { name: 'X y', count: 2 },
        { name: 'x Y', count: 1 },
        { name: 'x y', count: 1 },
      ]);
    }
  });

  it('has the most frequent name if all posts are sent at once', async () => {
    await importSite({ [path(1)]: tagged('b'), [path(2)]: tagged('B'), [path(3)]: tagged('b') });
    expect(await nameOfTag()).toBe('b');
  });
});

describe('a scope whose name has one spelling', () => {
  it('has no row in scope_spelling', async () => {
    await importSite({ [path(1)]: tagged('x'), [path(2)]: tagged('x') });
    await importSite({ [path(1)]: tagged('y') });
    expect(await spellings()).toEqual([]);
  });
});
