// Where CommonMark and GFM differ from kramdown. The expected values are the output of marked, goldmark and cmark-gfm.
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/jekyll/markdown.ts';
import { WorkBudgetExceeded } from '../../src/model/work-budget.ts';

/** Renders Markdown as generators other than Jekyll do, without the newlines between tags. */
function html(text: string): string {
  return renderMarkdown(text, { markdown: 'CommonMark' })
    .replace(/\n(?=<)|(?<=>)\n/g, '')
    .trim();
}

const head = (...cells: readonly string[]) =>
  `<table><thead><tr>${cells.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead>`;
const row = (...cells: readonly string[]) =>
  `<tbody><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></tbody></table>`;

describe('a line with a pipe', () => {
  it.each([
    ['[A | B](/c) is a link', '<p><a href="/c">A | B</a> is a link</p>'],
    ['a | b\nc | d', '<p>a | b\nc | d</p>'],
    ['| a | b |\n|---|', '<p>| a | b |\n|—|</p>'],
  ])('is no table without a line of hyphens for its cells: %j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });
});

describe('a table', () => {
  it.each([
    ['| a | b |\n|---|---|\n| 1 | 2 |', head('a', 'b') + row('1', '2')],
    ['Text:\n| a | b |\n| - | - |\n| 1 | 2 |', `<p>Text:</p>${head('a', 'b')}${row('1', '2')}`],
    ['a | b\n--|--\n1 | 2\n\nText', `${head('a', 'b')}${row('1', '2')}<p>Text</p>`],
    ['| a |\n|---|\n| - |', head('a') + row('-')],
    ['| a | b |\n|---|---|\n| 1 |', head('a', 'b') + row('1', '')],
    ['| a |\n|---|\n| 1 | 2 |', head('a') + row('1')],
    ['| a |\n|---|\n| `x \\| y` |', head('a') + row('<code>x | y</code>')],
    ['| a |\n|---|\n> said', `${head('a')}</table><blockquote><p>said</p></blockquote>`],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));
});

it('a table of many columns and rows takes too much work, since each row has all cells', () => {
  const columns = (cell: string) => `${Array(20_000).fill(cell).join('|')}\n`;
  expect(() => html(columns('a') + columns('-') + 'x|\n'.repeat(20_000))).toThrow(
    WorkBudgetExceeded,
  );
});

describe('an ordered list', () => {
  it.each([
    ['1) a\n2) b', '<ol><li>a</li><li>b</li></ol>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['0. a', '<ol start="0"><li>a</li></ol>'],
    ['1. a\n\nText\n\n2. b', '<ol><li>a</li></ol><p>Text</p><ol start="2"><li>b</li></ol>'],
    ['Text\n1) a', '<p>Text</p><ol><li>a</li></ol>'],
    ['It was in\n2026. Then', '<p>It was in\n2026. Then</p>'],
    [
      '1. a\n```\nb\n\nc\n```\n2. d',
      '<ol><li>a</li></ol><pre><code>b\n\nc</code></pre><ol start="2"><li>d</li></ol>',
    ],
    ['1. a\n   ```\n   b\n   ```', '<ol><li>a<pre><code>b</code></pre></li></ol>'],
    ['1. a\nlazy\n# Head', '<ol><li>a\nlazy</li></ol><h1 id="head">Head</h1>'],
    ['- a\n  1) b', '<ul><li>a<ol><li>b</li></ol></li></ul>'],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));
});

describe('a codeblock between fences', () => {
  it.each([
    ['```js title="a.js" {1,3}\na\n```', '<pre><code class="language-js">a</code></pre>'],
    ['```js{1}\na\n```', '<pre><code class="language-js">a</code></pre>'],
    ['```\nnever closed', '<pre><code>never closed</code></pre>'],
    ['````\n```\n````', '<pre><code>```</code></pre>'],
    ['```\n~~~\n```', '<pre><code>~~~</code></pre>'],
    ['  ```\n    a\n  ```', '<pre><code>  a</code></pre>'],
    ['Text\n```\na\n```\nText', '<p>Text</p><pre><code>a</code></pre><p>Text</p>'],
    ['```a``` b', '<p><code>a</code> b</p>'],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));
});
