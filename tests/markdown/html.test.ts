// HTML blocks, footnotes and abbreviations.
import { describe, expect, it } from 'vitest';
import { kramdownHtml } from '../../src/markdown/kramdown.ts';

/** Renders kramdown without the newlines between tags. */
function html(text: string): string {
  return kramdownHtml(text)
    .replace(/\n(?=<)|(?<=>)\n/g, '')
    .trim();
}

describe('an HTML block', () => {
  it.each([
    ['<div>*as it is*</div>', '<div>*as it is*</div>'],
    ['<div markdown="1">\n*a*\n</div>', '<div><p><em>a</em></p></div>'],
    ['<p markdown="1">*a*</p>', '<p><em>a</em></p>'],
    ['<div markdown="span">*a*</div>', '<div><em>a</em></div>'],
    ['<div><p markdown="1">*a*</p>*b*</div>', '<div><p><em>a</em></p>*b*</div>'],
    ['<div>\n<p>never closed', '<div><p>never closed</p></div>'],
    [
      '<div><i title="a > b">*a*</i><br><td>',
      '<div><i title="a &gt; b">*a*</i><br /><td></td></div>',
    ],
    ['<div><a></b></a></div>', '<div><a>&lt;/b&gt;</a></div>'],
    ['</div>', '<p>&lt;/div&gt;</p>'],
    ['<!-- *a* -->', '<!-- *a* -->'],
    ['<b>*a*</b>', '<p><b><em>a</em></b></p>'],
    ['text\n<div>a</div>', '<p>text</p><div>a</div>'],
    ['<script>if (a < b) {}</script>', '<script>if (a < b) {}</script>'],
    ['<img src="a.png">', '<p><img src="a.png" /></p>'],
    ['<DIV>a</DIV>', '<div>a</div>'],
  ])('%j is rendered as %j', (text, expected) => expect(html(text)).toBe(expected));

  it('may have any number of elements that are never closed', () => {
    const text = `<div>${'<p>'.repeat(500)}<b>a</b>`;
    expect(html(text)).toBe(`${text}${'</p>'.repeat(500)}</div>`);
  });
});

describe('a footnote', () => {
  it('is numbered by its first marker and links back to each marker', () => {
    expect(html('A[^b] B[^a] C[^b] D[^c]\n\n[^a]: One\n[^b]: Two')).toBe(
      '<p>A<sup id="fnref:b"><a href="#fn:b">1</a></sup> B<sup id="fnref:a"><a href="#fn:a">2</a></sup>' +
        ' C<sup id="fnref:b:1"><a href="#fn:b">1</a></sup> D[^c]</p>' +
        '<div><ol><li id="fn:b"><p>Two\u00a0<a href="#fnref:b">↩</a>\u00a0<a href="#fnref:b:1">↩<sup>2</sup></a></p></li>' +
        '<li id="fn:a"><p>One\u00a0<a href="#fnref:a">↩</a></p></li></ol></div>',
    );
  });

  it('may contain blocks and markers of other footnotes', () => {
    const found = html('A[^a]\n\n[^a]: One\n\n    - see[^b]\n\n[^b]: Two');
    expect(found).toContain('<ul><li>see<sup id="fnref:b"><a href="#fn:b">2</a></sup></li></ul>');
    expect(found).toContain('<li id="fn:b"><p>Two');
  });

  it('may contain its own marker', () => {
    expect(html('A[^a]\n\n[^a]: again[^a]')).toContain('<li id="fn:a">');
  });

  it('without a marker is not rendered', () => {
    expect(html('A\n\n[^a]: unseen')).toBe('<p>A</p>');
  });
});

it('an abbreviation is rendered with its full form', () => {
  expect(html('A RFC, no RFCs\n\n*[RFC]: Request for Comments')).toBe(
    '<p>A <abbr title="Request for Comments">RFC</abbr>, no RFCs</p>',
  );
});
