// What stands in a line, as kramdown reads it with Jekyll's options. Each pair was compared with what
// kramdown 2.4 itself makes of the text.
import { describe, expect, it } from 'vitest';
import { kramdownHtml } from '../../src/markdown/kramdown.ts';

function line(text: string): string {
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
  ])('%j becomes %j', (text, html) => expect(line(text)).toBe(html));
});

describe('a quotation mark', () => {
  it.each([
    ['"a" \'b\'', '“a” ‘b’'],
    ["It's the '90s, rock 'n' roll", 'It’s the ’90s, rock ‘n’ roll'],
    ['("a")', '(“a”)'],
    ['"*a*"', '“<em>a</em>”'],
    ['他说"好"。', '他说”好”。'],
    ["`a`'s", '<code>a</code>’s'],
    ['\\"a\\"', '"a"'],
  ])('%j becomes %j', (text, html) => expect(line(text)).toBe(html));
});

describe('a sign', () => {
  it.each([
    ['a -- b --- c...', 'a – b — c…'],
    ['<<a>> \\<<', '«a» &lt;&lt;'],
    ['(c) (r) (tm) +-', '(c) (r) (tm) +-'],
    ['&copy; &amp; & &nothing;', '© &amp; &amp; &amp;nothing;'],
    ['\\*a\\*', '*a*'],
    ['a $$x < 1$$', 'a \\(x &lt; 1\\)'],
  ])('%j becomes %j', (text, html) => expect(line(text)).toBe(html));
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
  ])('%j becomes %j', (text, html) => expect(line(text).split('</p>')[0]?.trim()).toBe(html));
});

describe('code in a line', () => {
  it.each([
    ['`a < "b"`', '<code>a &lt; "b"</code>'],
    ['`` a`b ``', '<code>a`b</code>'],
    ['`{: .note}` {: .x}', '<code>{: .note}</code> {: .x}'],
    ['a ` b', 'a ` b'],
  ])('%j becomes %j', (text, html) => expect(line(text)).toBe(html));
});

describe('HTML in a line', () => {
  it.each([
    ['a <b>*c*</b>', 'a <b><em>c</em></b>'],
    ['<kbd>*c*</kbd>', '<kbd>*c*</kbd>'],
    ['a <b markdown="0">*c*', 'a <b>*c*</b>'],
    ['a </b> <p> c', 'a &lt;/b&gt; &lt;p&gt; c'],
    ['a <!-- *b* --> c', 'a <!-- *b* --> c'],
    ['a < b <3', 'a &lt; b &lt;3'],
    ['<a href=x/y>', '&lt;a href=x/y&gt;'],
  ])('%j becomes %j', (text, html) => expect(line(text)).toBe(html));
});
