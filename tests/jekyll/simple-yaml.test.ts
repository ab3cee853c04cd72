// Front matter of simple lines does not reach the YAML parser. The parser would read the same.
import { describe, expect, it } from 'vitest';
import { isMap, isScalar } from 'yaml';
import { parseSimpleYaml } from '../../src/jekyll/simple-yaml.ts';
import { nullTag, parseYamlDocument } from '../../src/jekyll/yaml-document.ts';
import { randomFrom, seeds } from '../support/random.ts';

const pieces = [
  ...['title', 'Date', 'a_b', 'x-1', 'null', 'y', '港口', '42', '2026-01-02 03:04:05 +0800'],
  ...[
    ': ',
    ':',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '"',
    "'",
    '\\',
    '#',
    ' # ',
    '- ',
    '[a, b]',
    '[',
    ']',
    ', ',
    '\n- ',
    '\n  - ',
    '{',
    '&a ',
    '*a',
  ],
  ...[
    '|',
    '>',
    '%',
    '@',
    '!',
    ',',
    '?',
    '~',
    '.',
    '---',
    '\t',
    '\r',
    '\u0000',
    '\u0085',
    '\u2028',
    '\u00a0',
  ],
  ...['null', 'NULL', 'nUll', '<<', 'https://a.example/?b=1#c', '__proto__', 'ſ', '\ud83d\ude00'],
];

// Items of lists that need no parser.
const words = ['a b', '港口', '42', '"x: [y], z"', "'#'", 'on'];

/** The result of the YAML parser, or undefined if that is not a map without errors. */
function parsed(yaml: string) {
  const document = parseYamlDocument(yaml, [nullTag]);
  const { contents, errors } = document;
  if (errors.length > 0) return undefined;
  const items = isMap(contents) ? contents.items : [];
  const plainKeys = items.flatMap(({ key, value }) => {
    const last = items.findLast(
      (item) => isScalar(item.key) && isScalar(key) && item.key.value === key.value,
    );
    const isPlain = isScalar(value) && value.type === 'PLAIN' && last?.value === value;
    return isPlain && isScalar(key) ? [String(key.value)] : [];
  });
  return { data: document.toJS() ?? {}, plainKeys: plainKeys.sort() };
}

describe('front matter of simple lines', () => {
  it.each([
    ['', {}],
    ['title: The ferry\n', { title: 'The ferry' }],
    ['title: The ferry  ', { title: 'The ferry' }],
    [
      'title: "Fog: a # tide"\ntags: 港口\n\nempty:\n',
      { title: 'Fog: a # tide', tags: '港口', empty: null },
    ],
    [
      "a: 'on'\nb: on\nc: 012\nd: https://a.example/?b=1\na: 2",
      { a: '2', b: 'on', c: '012', d: 'https://a.example/?b=1' },
    ],
    [
      `tags: [ a, "b, c",'d' , 港口 e ] \nempty: [ ]\none: ["]"]`,
      { tags: ['a', 'b, c', 'd', '港口 e'], empty: [], one: [']'] },
    ],
    [
      `tags:\n  - a b\n\n  - "c: d"\ncategories:\n- 'on'\n- 7\nlayout: post`,
      { tags: ['a b', 'c: d'], categories: ['on', '7'], layout: 'post' },
    ],
  ])('%j is read without the YAML parser', (yaml, data) => {
    expect(parseSimpleYaml(yaml)?.data).toEqual(data);
  });

  it.each([
    'tags: [a, b: c]',
    'tags: [a, [b]]',
    'tags: [a, ]',
    'tags: [a, null]',
    'tags: [\u00a0]',
    'tags: [a b] c]',
    'tags:\n  - a\n - b',
    'tags:\n  - a\n  b',
    'tags:\n  - a: b',
    'tags:\n  -',
    'tags: a\n  - b',
    'a: b: c',
    'a: b # c',
    'a: null',
    'a: "\\n"',
    'a: b\n c',
    'a: |\n  b',
    '- a',
    'a: *b',
    'a: b\r\n',
    'a:b',
  ])('%j is left to the YAML parser', (yaml) => {
    expect(parseSimpleYaml(yaml)).toBeUndefined();
  });

  it.each(seeds)('has the same data as the YAML parser gives it (TEST_SEED=%i)', (seed) => {
    const next = randomFrom(seed);
    const any = () => pieces[Math.floor(next() * pieces.length)] ?? '';
    const word = () => words[Math.floor(next() * words.length)] ?? '';
    let simpleOnes = 0;
    let lists = 0;
    for (let round = 0; round < 20_000; round++) {
      const lines = Array.from({ length: 1 + Math.floor(next() * 3) }, () => {
        const value = Array.from({ length: Math.floor(next() * 5) }, any).join('');
        if (next() < 0.2) return any() + value;
        if (next() < 0.3) return `  - ${next() < 0.7 ? word() : value}`;
        if (next() < 0.2) return `k0: [${word()}, ${next() < 0.7 ? word() : value}]`;
        return next() < 0.2 ? 'k0:' : `k${Math.floor(next() * 3)}: ${value}`;
      });
      const yaml = lines.join('\n');
      const simple = parseSimpleYaml(yaml);
      if (!simple) continue;
      simpleOnes++;
      const { data, plainKeys } = simple;
      if (Object.values(data).some((value) => Array.isArray(value) && value.length > 1)) lists++;
      expect({ yaml, data, plainKeys: [...plainKeys].sort() }).toEqual({ yaml, ...parsed(yaml) });
    }
    expect(simpleOnes).toBeGreaterThan(1_000);
    expect(lists).toBeGreaterThan(200);
  });
});
