import { decodeHTML, decodeHTMLStrict } from 'entities';
import { describe, expect, it } from 'vitest';
import { characterReferenceNames } from '../../src/model/character-reference-names.ts';
import { decodeAttribute, decodeStrict, decodeText } from '../../src/model/character-references.ts';
import { namedCharacters } from '../../src/model/named-characters.ts';
import { randomFrom, seeds } from '../support/random.ts';

const words = [...namedCharacters(characterReferenceNames).keys()];
const legacyNames = words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
const names = words.map((word) => word.replace('*', ''));

const identifiers = [...names.map((name) => `${name};`), ...legacyNames];

/** Decodes as HTML §13.2.5.72 says, where the longest name counts. The package takes `&tscyF` for `&Aacute`. */
function decodeByStandard(html: string): string {
  const [before, ...parts] = html.split('&');
  return before + parts.map(decodePart).join('');
}

function decodePart(text: string): string {
  const number = /^#(?:\d+|x[\da-f]+);?/i.exec(text)?.[0];
  const fitting = identifiers.filter((name) => text.startsWith(name));
  const longest = fitting.reduce((a, b) => (a.length > b.length ? a : b), '');
  const reference = number ?? longest;
  return decodeHTML(`&${reference}`) + text.slice(reference.length);
}

describe('the table of character references', () => {
  it('has all 2,231 references of HTML: 2,125 with a semicolon, 106 of them also without', () => {
    expect(new Set(names).size).toBe(2125);
    expect(legacyNames).toHaveLength(106);
  });

  it('has the same characters as the package entities', () => {
    const all = names.map((name) => `&${name};`);
    expect(all.map(decodeText)).toEqual(all.map((reference) => decodeHTML(reference)));
    expect(all.filter((reference) => decodeText(reference) === reference)).toEqual([]);
    const legacy = legacyNames.map((name) => `&${name}`);
    expect(legacy.map(decodeText)).toEqual(legacy.map((reference) => decodeHTML(reference)));
    expect(legacy.filter((reference) => decodeText(reference) === reference)).toEqual([]);
  });
});

describe('character references', () => {
  it.each([
    ['fish &amp; chips &notit; &notin; &copy2026', 'fish & chips ¬it; ∉ ©2026'],
    ['&nothing; & &; &# &#; &#x; &#xg; &amp', '¬hing; & &; &# &#; &#x; &#xg; &'],
    ['&#228;&#xE4;&#Xe4 &#0; &#128; &#xD800; &#x110000;', 'äää � € � �'],
    [`&#${'9'.repeat(400)}; &${'a'.repeat(400)};`, `� &${'a'.repeat(400)};`],
    ['&constructor; &__proto__; &amp;amp;', '&constructor; &__proto__; &amp;'],
  ])('are decoded in text as in browsers: %s', (html, text) => {
    expect(decodeText(html)).toBe(text);
  });

  it('are not decoded in attributes if they are parts of a URL', () => {
    const html = '/?a=1&copy=2&copyright&lt&amp;x&copy;=&gtrdot-&#65=&copy';
    expect(decodeAttribute(html)).toBe('/?a=1&copy=2&copyright<&x©=&gtrdot-A=©');
  });

  it.each(seeds)('are decoded as the standard says, seed %i', (seed) => {
    const random = randomFrom(seed);
    const parts = ['&', ';', '=', '#', 'x', 'X', '1', '9', 'F', 'g', ' ', 'é', '&#', '&#x', '&amp'];
    for (let i = 0; i < 3000; i++) {
      const length = 1 + Math.floor(random() * 8);
      const html = Array.from({ length }, () => {
        const list = random() < 0.4 ? names : parts;
        return list[Math.floor(random() * list.length)] ?? '';
      }).join('');
      expect([decodeText(html), decodeStrict(html)]).toEqual([
        decodeByStandard(html),
        decodeHTMLStrict(html),
      ]);
    }
  });
});
