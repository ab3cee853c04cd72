/// <reference types="vite/types/importMeta.d.ts" />
// White space and line ends that Ruby does not know. The expected values are the output of kramdown 2.4.
import { describe, expect, it } from 'vitest';
import { kramdownHtml } from '../../src/markdown/kramdown.ts';
import { rubyPattern } from '../../src/markdown/ruby-pattern.ts';

const sources = import.meta.glob<string>('../../src/markdown/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('the source of the Markdown room', () => {
  const files = Object.entries(sources).filter(([path]) => !path.endsWith('/ruby-pattern.ts'));

  it('makes each pattern whose meaning differs in Ruby with rubyPattern', () => {
    expect(files.length).toBeGreaterThan(40);
    const wrong = files.flatMap(([path, source]) =>
      [
        ...withoutComments(source).matchAll(
          /(rubyPattern\(\s*)?(\/.*?[^\\]\/[gimsuy]*(?=[;,).\]])|new RegExp\()/g,
        ),
      ]
        .filter(([, wrapper, pattern = '']) => !wrapper && differsInRuby(pattern))
        .map(([, , pattern]) => `${path}: ${pattern}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no method that counts other characters as white space or as lowercase', () => {
    const methods = /\.(?:trim|trimStart|trimEnd|toLowerCase)\(/;
    expect(files.filter(([, source]) => methods.test(source)).map(([path]) => path)).toEqual([]);
  });
});

function withoutComments(source: string): string {
  return source.replace(/^ *(?:\/\*\*|\*|\/\/).*$/gm, '');
}

/** Whether a pattern has a part that JavaScript reads otherwise than Ruby. */
function differsInRuby(pattern: string): boolean {
  if (pattern === 'new RegExp(') return true;
  const withoutClasses = pattern.replace(/\[(?:\\.|[^\]\\])*\]/g, (characters) =>
    characters.includes('\\s') ? '\\s' : '',
  );
  return (
    /\\[sSbB]/.test(withoutClasses) ||
    withoutClasses.replace(/\\./g, '').includes('.') ||
    /\/[a-z]*m[a-z]*$/.test(pattern)
  );
}

describe('a pattern of Ruby', () => {
  const others = ['\u2028', '\u2029', '\u0085', '\u00a0', '\u3000', '\ufeff'];

  it.each(others)('has %j as an ordinary character', (character) => {
    expect(rubyPattern(/^\s$/).test(character)).toBe(false);
    expect(rubyPattern(/^[\sa]$/).test(character)).toBe(false);
    expect(rubyPattern(/^\S$/).test(character)).toBe(true);
    expect(rubyPattern(/^.$/).test(character)).toBe(true);
    expect(rubyPattern(/^a$/m).test(`${character}a${character}`)).toBe(false);
  });

  it.each([' ', '\t', '\n', '\v', '\f', '\r'])('has %j as white space', (character) => {
    expect(rubyPattern(/^\s$/).test(character)).toBe(true);
    expect(rubyPattern(/^[^\s]$/).test(character)).toBe(false);
  });

  it('keeps escapes and classes', () => {
    expect(rubyPattern(/^[.^$[]\.\\[\]]$/).test('.\u002e\\]')).toBe(true);
    expect(rubyPattern(/^a$/m).test('b\na\nb')).toBe(true);
  });
});

describe('white space that kramdown does not know', () => {
  it.each([
    ['**a.\u00a0**b', '<p><strong>a.\u00a0</strong>b</p>\n'],
    ['**\u3000a**', '<p><strong>\u3000a</strong></p>\n'],
    ['\u3000\u3000a\n\u3000b', '<p>\u3000\u3000a\n\u3000b</p>\n'],
    ['- a\u2028b', '<ul>\n<li>a\u2028b</li>\n</ul>\n'],
    ['1. \u2029', '<ol>\n<li>\u2029</li>\n</ol>\n'],
    ['# a\u2028b', '<h1 id="ab">a\u2028b</h1>\n'],
    ['a\u2028# b', '<p>a\u2028# b</p>\n'],
    [
      '| a\u2028| b |',
      '<table>\n<tbody>\n<tr><td>a\u2028</td><td>b</td></tr>\n</tbody>\n</table>\n',
    ],
    ['- \u00a0a', '<ul>\n<li>\u00a0a</li>\n</ul>\n'],
    ['[a](\u00a0b)', '<p><a href="\u00a0b">a</a></p>\n'],
    ['~~\u00a0a~~', '<p><del>\u00a0a</del></p>\n'],
    ['# ΑΣ', '<h1 id="ασ">ΑΣ</h1>\n'],
  ])('%j is rendered as %j', (text, html) => expect(kramdownHtml(text)).toBe(html));
});
