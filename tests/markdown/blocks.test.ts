// Block elements with the default options. The expected values are the output of kramdown 2.4.
import { describe, expect, it } from 'vitest';
import { kramdownHtml } from '../../src/markdown/kramdown.ts';

/** Renders kramdown without the newlines between tags. */
function html(text: string): string {
  return kramdownHtml(text)
    .replace(/\n(?=<)|(?<=>)\n/g, '')
    .trim();
}

describe('a paragraph', () => {
  it.each([
    ['One\ntwo', '<p>One\ntwo</p>'],
    ['One  \ntwo\\\\\nthree\\\nfour', '<p>One<br />two<br />three<br />four</p>'],
    ['Text\n# Head', '<p>Text</p><h1 id="head">Head</h1>'],
    ['Text\n- item', '<p>Text</p><ul><li>item</li></ul>'],
    ['Text\n> said', '<p>Text</p><blockquote><p>said</p></blockquote>'],
    ['Text\n    no code', '<p>Text\n    no code</p>'],
    ['', ''],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));
});

describe('a header', () => {
  it.each([
    ['## Two ##', '<h2 id="two">Two</h2>'],
    ['#none', '<p>#none</p>'],
    ['One\n===', '<h1 id="one">One</h1>'],
    ['Two\n-', '<h2 id="two">Two</h2>'],
    ['one\ntwo\n---', '<p>one\ntwo\n—</p>'],
    ['# A {#own}', '<h1 id="own">A</h1>'],
    ['# A {#日本-😀·}', '<h1 id="日本-😀·">A</h1>'],
    ['# A\n\n# A', '<h1 id="a">A</h1><h1 id="a-1">A</h1>'],
    ['# C++ & "more"', '<h1 id="c--more">C++ &amp; “more”</h1>'],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));
});

describe('a codeblock', () => {
  it.each([
    ['```js\n<a>\n```', '<pre><code class="language-js">&lt;a&gt;</code></pre>'],
    ['~~~\n# a\n~~~~', '<pre><code># a</code></pre>'],
    ['    a\n\n    b', '<pre><code>a\n\nb</code></pre>'],
    ['```js title\na\n```', '<p><code>js title\na</code></p>'],
    ['```\nnever closed', '<p>```\nnever closed</p>'],
    ['```  js?a=1 \na\n```', '<pre><code class="language-js">a</code></pre>'],
    ['````\n```\n````', '<pre><code>```</code></pre>'],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));
});

describe('a list', () => {
  it.each([
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['* a\n\n* b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['1) a', '<p>1) a</p>'],
    ['- a\n  - b', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['- \ta\n\n\tb', '<ul><li><p>a</p><p>b</p></li></ul>'],
    ['1. a\n  - b', '<ol><li>a<ul><li>b</li></ul></li></ol>'],
    ['- a\nlazy', '<ul><li>a\nlazy</li></ul>'],
    ['- a\n\n  b', '<ul><li><p>a</p><p>b</p></li></ul>'],
    ['- a\n^\n- b', '<ul><li>a</li></ul><ul><li>b</li></ul>'],
    ['- {: .x} a', '<ul><li class="x">a</li></ul>'],
    ['-a', '<p>-a</p>'],
    [
      '- [ ] a\n- [x] b',
      '<ul><li><input type="checkbox" disabled="" />a</li>' +
        '<li><input type="checkbox" disabled="" checked="" />b</li></ul>',
    ],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));
});

describe('a definition list', () => {
  it.each([
    ['Term\n: Meaning', '<dl><dt>Term</dt><dd>Meaning</dd></dl>'],
    ['A\nB\n: C\n: D', '<dl><dt>A</dt><dt>B</dt><dd>C</dd><dd>D</dd></dl>'],
    ['A\n\n: C', '<dl><dt>A</dt><dd><p>C</p></dd></dl>'],
    [': alone', '<p>: alone</p>'],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));
});

describe('a table', () => {
  it.each([
    ['a|b', '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>'],
    [
      '| a | b |\n|---|--:|\n| 1 | `|` |',
      '<table><thead><tr><th>a</th><th align="right">b</th></tr></thead>' +
        '<tbody><tr><td>1</td><td align="right"><code>|</code></td></tr></tbody></table>',
    ],
    ['a \\| b', '<p>a | b</p>'],
    ['a|b\nno pipe', '<p>a|b\nno pipe</p>'],
    ['Text\na|b', '<p>Text\na|b</p>'],
    [
      'a|``b`c`|d',
      '<table><tbody><tr><td>a</td><td>``b<code>c</code></td><td>d</td></tr></tbody></table>',
    ],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));
});

describe('another block element', () => {
  it.each([
    ['* * *', '<hr />'],
    ['> a\nb\n>> c', '<blockquote><p>a\nb</p><blockquote><p>c</p></blockquote></blockquote>'],
    ['$$\na < b\n$$', '<p>\\[a &lt; b\\]</p>'],
    ['{::comment}\nunseen\n{:/comment}\nText', '<p>Text</p>'],
    ['{::nomarkdown}\n<b>*a*</b>\n{:/}', '<b>*a*</b>'],
    ['Text\n{: .note}', '<p class="note">Text</p>'],
    ['Text\n{:a}\n\n{:a: .b c}\n{:c: .d #e}', '<p class="d b" id="e">Text</p>'],
    ['Text\n{: title="a "b" \\"c"}', '<p title="a &quot;b">Text</p>'],
    ['{: #id .c}\n# Head', '<h1 id="id" class="c">Head</h1>'],
    ['```\n{: .shown}\n```', '<pre><code>{: .shown}</code></pre>'],
    [
      '* toc\n{:toc}\n\n# A\n\n## B *c*\n\n# D\n{:.no_toc}',
      '<ul><li><a href="#a">A</a><ul><li><a href="#b-c">B <em>c</em></a></li></ul></li></ul>' +
        '<h1 id="a">A</h1><h2 id="b-c">B <em>c</em></h2><h1 class="no_toc" id="d">D</h1>',
    ],
    [
      '* toc\n{:toc}\n\n# A\n\n* B\n{:toc}',
      '<ul><li><a href="#a">A</a></li></ul><h1 id="a">A</h1><ul><li>B</li></ul>',
    ],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));
});
