import { describe, expect, it } from 'vitest';
import { configFilesOf, configIdOf } from '../../src/generators/config-files.ts';
import { parseConfig } from '../../src/jekyll/config-file.ts';
import { mergedConfig } from '../../src/jekyll/merged-config.ts';
import { ImportError } from '../../src/model/problem.ts';
import { fileOf } from '../support/site.ts';

const yaml = '_config.yml';

describe('the files of a configuration', () => {
  it('are found in the order in which Jekyll looks for them', () => {
    const names = ['CNAME', '_config.toml', '_config.yaml', '_config.yml', '_config.json'];
    const files = names.map((name) => fileOf(name, ''));
    expect(configFilesOf(files).config[0]?.path).toBe('_config.yml');
    expect(configFilesOf(files.slice(0, 3)).config[0]?.path).toBe('_config.yaml');
    expect(configFilesOf(files.slice(0, 2)).config[0]?.path).toBe('_config.toml');
  });

  it('have another id if CNAME changes', async () => {
    const idWith = (cname: string) =>
      configIdOf(configFilesOf([fileOf(yaml, 'title: A'), fileOf('CNAME', cname)]));
    expect(await idWith('a.example')).not.toBe(await idWith('b.example'));
  });
});

describe('a configuration', () => {
  it('is read as by Psych', () => {
    const text = [
      ...['a: y', 'b: E5', 'c: 1e3', 'd: .5', 'e: 1_000', 'f: 0o7', 'g: 010', 'h: 0x1F'],
      ...['i: 1:30', 'j: ~', 'k: off', 'l: 2024-01-02', 'm: 1.5e3', 'n: 1.5e+3', 'o: 0X1F', 'p: .'],
    ].join('\n');
    expect(parseConfig(text, yaml).values).toEqual({
      ...{ a: 'y', b: 'E5', c: '1e3', d: 0.5, e: 1000, f: '0o7', g: 8, h: 31 },
      ...{ i: 5400, j: null, k: false, l: '2024-01-02', m: '1.5e3', n: 1500, o: '0X1F', p: '.' },
    });
  });

  it.each([
    ['---\ntitle: A\n', { title: 'A' }],
    ['title: A\r\nname: B\r\n', { title: 'A', name: 'B' }],
    ['title: A\rname: B\r', { title: 'A', name: 'B' }],
    ['title: A\n...\n%junk [', { title: 'A' }],
    ['---\ntitle: A\n---\ntitle: B\n', { title: 'A' }],
    ['title:\tA\n', { title: 'A' }],
    ['a: &x {b: c}\nd:\n  <<: *x\n  e: f', { a: { b: 'c' }, d: { b: 'c', e: 'f' } }],
    ['list: [a,\nb]\n', { list: ['a', 'b'] }],
    ['', {}],
    ['# nothing', {}],
  ])('may be %j', (text, values) => {
    expect(parseConfig(text, yaml).values).toEqual(values);
  });

  it('in TOML has the same keys', () => {
    const toml = 'title = "A"\nsince = 2024-01-02\n[author]\nname = "B"\n';
    expect(parseConfig(toml, '_config.toml').values).toEqual({
      title: 'A',
      since: '2024-01-02',
      author: { name: 'B' },
    });
  });

  it.each([
    ['title: A\nurl: "x', yaml, /^_config\.yml cannot be read: line 2: it is not valid YAML/],
    ['title: A\n\tb: c', yaml, /^_config\.yml cannot be read: line 2: .*tabs/],
    ['title = A', '_config.toml', /^_config\.toml cannot be read: line 1: it is not valid TOML/],
    [`a: ${'b'.repeat(500_000)}`, yaml, /^_config\.yml is longer than 500,000 characters$/],
  ])('is refused in one line if it is %j', (text, name, message) => {
    expect(() => parseConfig(text, name)).toThrow(ImportError);
    expect(() => parseConfig(text, name)).toThrow(message);
  });
});

describe('several configurations', () => {
  it('are merged: later values replace earlier ones, and maps are merged', () => {
    const merged = mergedConfig([
      { path: 'a.yml', text: 'title: A\nlang: no\nfuture: on\nfeed: {icon: /a, logo: /b}\nx: 1' },
      { path: 'b.toml', text: 'title = "B"\n[feed]\nlogo = "/c"\n' },
      { path: 'c.yml', text: 'x: ~\nlist: [1_0, "1", a b]\nsep: "\\n\\n\\u2028"' },
    ]);
    const { values, texts } = parseConfig(new TextDecoder().decode(merged.bytes), merged.path);
    expect(values).toEqual({
      ...{ title: 'B', lang: false, future: true, feed: { icon: '/a', logo: '/c' }, x: 1 },
      ...{ list: [10, '1', 'a b'], sep: '\n\n\u2028' },
    });
    expect(texts).toMatchObject({ lang: 'no', list: ['1_0', '1', 'a b'] });
  });
});
