import { describe, expect, it } from 'vitest';
import { isIri, strictUrl } from '../../src/model/web-url.ts';

describe('the strict form of a URL', () => {
  it.each([
    ['https://e.example/', 'https://e.example/'],
    ['https://e.example/a%20b?c=1&d=(2)#e', 'https://e.example/a%20b?c=1&d=(2)#e'],
    ['https://e.example/a|b[c]', 'https://e.example/a%7Cb%5Bc%5D'],
    ['https://e.example/?a={b}^`\\', 'https://e.example/?a=%7Bb%7D%5E%60%5C'],
    ['https://e.example/?a#b#c', 'https://e.example/?a#b%23c'],
    ['https://e.example/100%', 'https://e.example/100%25'],
    ['https://e.example/%zz%41', 'https://e.example/%25zz%41'],
    ['https://e.example/港 口', 'https://e.example/%E6%B8%AF%20%E5%8F%A3'],
    ['https://例え.example/', 'https://xn--r8jz45g.example/'],
    ['https://[::1]:8080/[a]', 'https://[::1]:8080/%5Ba%5D'],
    ['https://a="{b}/c', 'https://a=%22%7Bb%7D/c'],
    ['https://me:pa|ss@e.example/|', 'https://me:pa%7Css@e.example/%7C'],
    ['https://e.example/#', 'https://e.example/#'],
  ])('%s is %s', (text, strict) => {
    expect(strictUrl(text)).toBe(strict);
  });

  it('stays the same if it is made strict again', () => {
    const once = strictUrl('https://e.example/[x]{y}|z^`%?{a}#b#c');
    expect(strictUrl(once)).toBe(once);
  });
});

describe('an IRI', () => {
  it.each([
    'https://e.example/?p=7',
    'https://e.example/a|b/{c}',
    'tag:e.example,2020:/a',
    'urn:uuid:123e4567-e89b-12d3-a456-426614174000',
    'https://e.example/港口',
  ])('may be %s', (text) => expect(isIri(text)).toBe(true));

  it.each(['', '17', '/a', 'a b', 'Note: a text', 'https://e.example/a b', 'a:<b>', 'https://['])(
    'cannot be %j',
    (text) => expect(isIri(text)).toBe(false),
  );
});
