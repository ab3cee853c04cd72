import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/import/content/markdown.ts';

describe('Markdown', () => {
  it.each([
    ['# One\n\nTwo *three*', '<h1>One</h1>\n<p>Two <em>three</em></p>\n'],
    ['<div>*as it is*</div>', '<div>*as it is*</div>\n'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n'],
    ['Term\n: Meaning', '<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>\n'],
    ['```js\n<a>\n```', '<pre><code class="language-js">&lt;a&gt;\n</code></pre>\n'],
    ['"a" -- b --- c...', '<p>“a” – b — c…</p>\n'],
    ['see https://a.example', '<p>see https://a.example</p>\n'],
    ['', ''],
  ])('%j becomes %j', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });

  it('has tables', () => {
    const html = renderMarkdown('| a | b |\n|---|--:|\n| 1 | 2 |');
    expect(html).toContain('<td>1</td>');
    expect(html).toContain('<td align="right">2</td>');
  });

  it('has footnotes', () => {
    const html = renderMarkdown('Text[^n].\n\n[^n]: A note.');
    expect(html).toContain('href="#fn:1"');
    expect(html).toContain('A note.');
  });

  it.each(['Clause (c) and (r)', '(tm) +- 1'])('leaves the letters of %j alone', (text) => {
    expect(renderMarkdown(text)).toBe(`<p>${text}</p>\n`);
  });
});

describe("kramdown's attribute list", () => {
  it.each([
    ['Text\n{: .note}', '<p>Text</p>\n'],
    ['[a](/b){:target="_blank"}', '<p><a href="/b">a</a></p>\n'],
    ['{: #id .c}\n# Head', '<h1>Head</h1>\n'],
  ])('is no text: %j', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });

  it('is no text either where the post has code elsewhere, and stays in the code', () => {
    const html = renderMarkdown('Text\n{: .note}\n\n```\n{: .shown}\n```\n');
    expect(html).toContain('{: .shown}');
    expect(html).not.toContain('{: .note}');
  });

  it('stays in a span of code', () => {
    expect(renderMarkdown('Write `{: .note}` here')).toContain('<code>{: .note}</code>');
  });
});
