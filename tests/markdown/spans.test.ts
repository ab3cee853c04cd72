// Span elements with the default options. The expected values are the output of kramdown 2.4.
import { describe, expect, it } from 'vitest';
import { kramdownHtml } from '../../src/markdown/kramdown.ts';

/** Renders one paragraph without its `<p>`. */
function spans(text: string): string {
  return kramdownHtml(text).replace(/^<p>|<\/p>\n$/g, '');
}

describe('emphasis', () => {
  it.each([
    ['*a* **b** ***c***', '<em>a</em> <strong>b</strong> <strong><em>c</em></strong>'],
    ['snake_case_name', 'snake_case_name'],
    ['in*side*word', 'in<em>side</em>word'],
    ['**注意：**文字', '<strong>注意：</strong>文字'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['~~gone~~', '<del>gone</del>'],
  ])('%j is rendered as %j', (text, html) => expect(spans(text)).toBe(html));
});

describe('a smart quote', () => {
  it.each([
    ['"a" \'b\'', '“a” ‘b’'],
    ["It's the '90s, rock 'n' roll", 'It’s the ’90s, rock ‘n’ roll'],
    ['("a")', '(“a”)'],
    ['"*a*"', '“<em>a</em>”'],
    ['他说"好"。', '他说”好”。'],
    ["`a`'s", '<code>a</code>’s'],
    ['\\"a\\"', '"a"'],
  ])('%j is rendered as %j', (text, html) => expect(spans(text)).toBe(html));
});

describe('a typographic symbol, entity, escaped character or formula', () => {
  it.each([
    ['a -- b --- c...', 'a – b — c…'],
    ['<<a>> \\<<', '«a» &lt;&lt;'],
    ['(c) (r) (tm) +-', '(c) (r) (tm) +-'],
    ['&copy; &amp; & &nothing;', '© &amp; &amp; &amp;nothing;'],
    ['\\*a\\*', '*a*'],
    ['a $$x < 1$$', 'a \\(x &lt; 1\\)'],
  ])('%j is rendered as %j', (text, html) => expect(spans(text)).toBe(html));
});

describe('a link', () => {
  it.each([
    ['[a](/b "c")', '<a href="/b" title="c">a</a>'],
    ['[a]( /b c )', '<a href="/b c">a</a>'],
    ['[a](/b_(c))', '<a href="/b_(c)">a</a>'],
    ['[a] [b]\n\n[B]: /c', '<a href="/c">a</a>'],
    ['[a][]\n\n[a]: </c>\n"t"', '<a href="/c" title="t">a</a>'],
    ['[a][none] [a]', '[a][none] [a]'],
    ['![a *b*](c.png){: width="9"}', '<img width="9" src="c.png" alt="a *b*" />'],
    ['[![a](b)](c)', '<a href="c"><img src="b" alt="a" /></a>'],
    [
      '<https://a.example> https://b.example',
      '<a href="https://a.example">https://a.example</a> https://b.example',
    ],
    ['<a@b.example>', '<a href="mailto:a@b.example">a@b.example</a>'],
    ['[a](/b){:target="_blank"}', '<a target="_blank" href="/b">a</a>'],
  ])('%j is rendered as %j', (text, html) =>
    expect(spans(text).split('</p>')[0]?.trim()).toBe(html),
  );
});

describe('a codespan', () => {
  it.each([
    ['`a < "b"`', '<code>a &lt; "b"</code>'],
    ['`` a`b ``', '<code>a`b</code>'],
    ['`{: .note}` {: .x}', '<code>{: .note}</code> {: .x}'],
    ['a ` b', 'a ` b'],
  ])('%j is rendered as %j', (text, html) => expect(spans(text)).toBe(html));
});

describe('an HTML span', () => {
  it.each([
    ['a <b>*c*</b>', 'a <b><em>c</em></b>'],
    ['<kbd>*c*</kbd>', '<kbd>*c*</kbd>'],
    ['a <b markdown="0">*c*', 'a <b>*c*</b>'],
    ['a </b> <p> c', 'a &lt;/b&gt; &lt;p&gt; c'],
    ['a <!-- *b* --> c', 'a <!-- *b* --> c'],
    ['a < b <3', 'a &lt; b &lt;3'],
    ['<a href=x/y>', '&lt;a href=x/y&gt;'],
  ])('%j is rendered as %j', (text, html) => expect(spans(text)).toBe(html));
});
