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
    ['a&\\#8217;b', 'a&#8217;b'],
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
    ['<code><b>*c* -- "d"</b></code>', '<code><b>*c* -- "d"</b></code>'],
    ['<b>c\\\nd</b>\\\ne', '<b>c\\\nd</b><br />\ne'],
    ['<B>c</b>', '<b>c</b>'],
  ])('%j is rendered as %j', (text, html) => expect(spans(text)).toBe(html));
});

describe('an attribute list after a span', () => {
  it.each([
    ['*a*{:.b}', '<em class="b">a</em>'],
    ['*a*{:.b title="c\\}d"}', '<em class="b" title="c}d">a</em>'],
    ['*a*{::.b}', '<em>a</em>'],
    ['a{:.b}', 'a{:.b}'],
    ['*a*{:}', '<em>a</em>{:}'],
    ['*a*{:.b', '<em>a</em>{:.b'],
    ['{::comment}a{:/comment}b', 'b'],
    ['{::comment a\\}b}c{:/}d', 'd'],
    ['{::none}a{:/none}', '{::none}a{:/none}'],
  ])('%j is rendered as %j', (text, html) => expect(spans(text)).toBe(html));
});

describe('an abbreviation', () => {
  it.each([
    ['the W3C.', 'the <abbr title="Web">W3C</abbr>.'],
    ['W3Cs aW3C W3C', 'W3Cs aW3C <abbr title="Web">W3C</abbr>'],
    ['/W3C/字W3C字', '/<abbr title="Web">W3C</abbr>/字<abbr title="Web">W3C</abbr>字'],
    ['a b W3C b', '<abbr title="Two">a b</abbr> <abbr title="Both">W3C b</abbr>'],
    ['<http://W3C>', '<a href="http://W3C">http://<abbr title="Web">W3C</abbr></a>'],
  ])('in %j is rendered as %j', (text, html) => {
    const definitions = '*[W3C]: Web\n*[a b]: Two\n*[W3C b]: Both\n';
    expect(spans(`${text}\n\n${definitions}`).split('</p>')[0]).toBe(html);
  });
});

describe('a reference to a placeholder of this converter', () => {
  it('stays a reference', () => {
    const text = 'a&#xFDD0;b&#64976; [^b]\n\n[^b]: c\n';
    expect(kramdownHtml(text)).toContain('<p>a&#xFDD0;b&#64976; <sup');
  });
});
