import { describe, expect, it } from 'vitest';
import { DigestMap, numberOf } from '../../src/import/digest-map.ts';

/** A hundred thousand paths, as a site has them: they differ in a few characters. */
const paths = Array.from(
  { length: 100_000 },
  (_, at) => `_posts/${2000 + (at % 20)}-01-01-post-${at}.md`,
);

describe('a map of digests', () => {
  it('has the value of each of a hundred thousand paths', () => {
    const map = new DigestMap();
    for (const [at, path] of paths.entries()) map.set(path, at);
    expect(map.size).toBe(100_000);
    expect(paths.filter((path, at) => map.get(path) !== at)).toEqual([]);
  });

  it('has no value of other paths', () => {
    const map = new DigestMap();
    for (const path of paths) map.set(path, 1);
    const others = paths.flatMap((path) => [`${path}x`, path.slice(1), path.toUpperCase()]);
    expect(others.filter((path) => map.get(path) !== undefined)).toEqual([]);
  });

  it('replaces a value, in the order in which the texts were added', () => {
    const map = new DigestMap();
    for (const text of ['a', 'b', 'a']) map.set(text, map.size);
    expect([...map.values(0, map.size)]).toEqual([2, 1]);
  });

  it('distinguishes an empty text, one with a zero and two that Unicode holds to be equal', () => {
    const map = new DigestMap();
    const texts = ['', '\0', '\0\0', 'é', 'e\u0301', '\ud83d\ude00', '\ude00\ud83d'];
    for (const text of texts) map.set(text, 1);
    expect(map.size).toBe(texts.length);
  });
});

it('the numbers of a hundred thousand texts are whole, not negative and distinct', () => {
  const numbers = paths.map(numberOf);
  expect(numbers.every((number) => Number.isSafeInteger(number) && number >= 0)).toBe(true);
  expect(new Set(numbers).size).toBe(paths.length);
});
