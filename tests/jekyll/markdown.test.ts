import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/jekyll/markdown.ts';

describe("a site's kramdown options", () => {
  it.each([
    ['a\nb', {}, '<p>a\nb</p>\n'],
    ['a\nb', { hard_wrap: true }, '<p>a<br />\nb</p>\n'],
    ['a\n- b', { input: 'kramdown' }, '<p>a\n- b</p>\n'],
    ['```\na\n```', { input: 'kramdown' }, '<p><code>\na\n</code></p>\n'],
    ['"a"', { smart_quotes: 'apos,apos,quot,quot' }, '<p>"a"</p>\n'],
    ['"a"', { smart_quotes: ['39', '39', 'laquo', 'raquo'] }, '<p>«a»</p>\n'],
    ['a...', { typographic_symbols: { hellip: '...' } }, '<p>a...</p>\n'],
    ['a--b', { gfm_quirks: 'no_auto_typographic' }, '<p>a--b</p>\n'],
    ['# A\n# A', { auto_id_prefix: 'p-' }, '<h1 id="p-a">A</h1>\n<h1 id="p-a-1">A</h1>\n'],
    ['# A\n# B {#b}', { auto_ids: false }, '<h1>A</h1>\n<h1 id="b">B</h1>\n'],
    ['<div>\n*a*\n</div>', { parse_block_html: true }, '<div>\n<p><em>a</em></p>\n</div>\n'],
    ['<div>\n*a*\n</div>', { parse_block_html: 'true' }, '<div>\n<p><em>a</em></p>\n</div>\n'],
    ['a\nb', { hard_wrap: 'false' }, '<p>a\nb</p>\n'],
    ['<b>*a*</b>', { parse_span_html: 'false' }, '<p><b>*a*</b></p>\n'],
    ['$$a$$', { math_engine: 'mathjax' }, '<p>\\[a\\]</p>\n'],
    [
      '$$a$$\n\nb $$c$$',
      { math_engine: null },
      '<div>$$\na\n$$</div>\n\n<p>b <span>$c$</span></p>\n',
    ],
  ])('render %j with %j as %j', (text, kramdown, html) => {
    expect(renderMarkdown(text, { kramdown })).toBe(html);
  });

  it.each(['CommonMark', 'GFM', 'redcarpet', 'rdiscount'])(
    'read a line with a pipe as text if the site has %s',
    (markdown) => {
      expect(renderMarkdown('a | b', { markdown })).toBe('<p>a | b</p>\n');
      expect(renderMarkdown('a | b\n- | -\n1 | 2', { markdown })).toContain('<table>');
    },
  );

  it('set the number of the first footnote and the backlink', () => {
    const kramdown = { footnote_nr: 3, footnote_backlink: '' };
    const html = renderMarkdown('a[^1]\n\n[^1]: b', { kramdown });
    expect(html).toContain('>3</a></sup>');
    expect(html).toContain('<ol start="3">\n<li id="fn:1"><p>b</p>\n</li>');
  });

  it('enable line numbers', () => {
    const kramdown = { syntax_highlighter_opts: { block: { line_numbers: true } } };
    const html = renderMarkdown('```\na\nb\n```', { kramdown });
    expect(html).toContain('<pre>1\n2</pre></td><td><pre><code>a\nb\n</code></pre>');
  });

  it.each(['nonsense', 'Ruby'])(
    'add no line numbers to code in %s, which Rouge does not know',
    (language) => {
      const kramdown = { syntax_highlighter_opts: { line_numbers: true } };
      expect(renderMarkdown('```ruby\na\n```', { kramdown })).toContain('<pre>1</pre>');
      expect(renderMarkdown(`\`\`\`${language}\na\n\`\`\``, { kramdown })).toBe(
        `<pre><code class="language-${language}">a\n</code></pre>\n`,
      );
    },
  );

  it('are ignored if they are not a map', () => {
    expect(renderMarkdown('a', { kramdown: 'yes' })).toBe('<p>a</p>\n');
  });
});
