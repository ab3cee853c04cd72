import { describe, expect, it } from 'vitest';
import { safeHtml } from '../../src/post/safe-html.ts';

const base = 'https://paper.example/2026/post.html';

const dangerous: readonly [string, string][] = [
  ['<script>alert(1)</script><p>k</p>', '<p>k</p>'],
  ['<SCRIPT src=x></SCRIPT >k', 'k'],
  ['<p onclick="x()" onmouseover=y>k</p>', '<p>k</p>'],
  ['<svg onload=x><p>k</p></svg>', '<p>k</p>'],
  ['<a href="javascript:x">k</a>', '<a>k</a>'],
  ['<a href=" JaVa\nScript&#58;x">k</a>', '<a>k</a>'],
  ['<a href="&#106;avascript:x">k</a>', '<a>k</a>'],
  ['<a href="vbscript:x">k</a>', '<a>k</a>'],
  ['<a href="data:text/html,x">k</a>', '<a>k</a>'],
  ['<img src="javascript:x">', '<img />'],
  ['<img srcset="javascript:x 1x">', '<img />'],
  ['<form action="/x"><input name=a>k<button>b</button></form>', 'kb'],
  ['<style>p{}</style><p style="color:red" class="x">k</p>', '<p>k</p>'],
  ['<object data="x.swf"></object><embed src="x">k', 'k'],
  [
    '<base href="https://other.example/"><a href="/a">k</a>',
    '<a href="https://paper.example/a">k</a>',
  ],
  ['<meta http-equiv="refresh" content="0;url=x">k', 'k'],
  ['<iframe src="javascript:x"></iframe>k', 'k'],
  ['<iframe></iframe>k', 'k'],
  ['<math><mtext><script>x</script></mtext></math>k', '<math></math>k'],
  ['<iframe srcdoc="<script>x</script>"></iframe>k', 'k'],
  ['<noscript><img src="/pixel"></noscript>k', 'k'],
  ['<!-- a note -->k', 'k'],
];

const hidden: readonly [string, string][] = [
  ['<p style="display:none">s</p>k', 'k'],
  ['<p style="color:red; DISPLAY : None !important">s</p>k', 'k'],
  ['<div style="visibility:hidden"><p>s</p><b>s</b></div>k', 'k'],
  ['<div hidden><p>s</p></div>k', 'k'],
  ['<span hidden="until-found">s</span>k', 'k'],
  ['<font style="display:none">s</font>k', 'k'],
  ['<label hidden><b>s</b></label>k', 'k'],
  ['<img src="/t.gif" width="1" height="1">k', 'k'],
  ['<img src="/t.gif" width="1px" height="0">k', 'k'],
  ['<img src="/t.gif" style="width:1px;height:1px">k', 'k'],
  ['<img src="/t.gif" style="display:none">k', 'k'],
  ['<p hidden>s</p><p>k</p>', '<p>k</p>'],
];

const relativeUrls: readonly [string, string][] = [
  ['<a href="/a b">k</a>', '<a href="https://paper.example/a%20b">k</a>'],
  ['<a href="../a">k</a>', '<a href="https://paper.example/a">k</a>'],
  ['<a href="//h.example/a">k</a>', '<a href="https://h.example/a">k</a>'],
  ['<a href="#fn1">k</a>', `<a href="${base}#fn1">k</a>`],
  ['<a href="mailto:a@b.example">k</a>', '<a href="mailto:a@b.example">k</a>'],
  ['<a href="https://[broken">k</a>', '<a>k</a>'],
  ['<a href="?a=1&b=2">k</a>', `<a href="${base}?a=1&amp;b=2">k</a>`],
  ['<img src=" a.png " alt="A">', '<img src="https://paper.example/2026/a.png" alt="A" />'],
  ['<img src="data:image/gif;base64,R0">', '<img src="data:image/gif;base64,R0" />'],
  [
    '<img srcset="/a.png 1x, //h.example/b.png 2x">',
    '<img srcset="https://paper.example/a.png 1x, https://h.example/b.png 2x" />',
  ],
  [
    '<img srcset="/a.png 100w,/b.png 200w">',
    '<img srcset="https://paper.example/a.png 100w, https://paper.example/b.png 200w" />',
  ],
  [
    '<video poster="p.png" src="//h.example/v.mp4"></video>',
    '<video poster="https://paper.example/2026/p.png" src="https://h.example/v.mp4"></video>',
  ],
  ['<q cite="/c">k</q>', '<q cite="https://paper.example/c">k</q>'],
  [
    '<iframe src="//www.youtube.com/embed/x"></iframe>',
    '<iframe src="https://www.youtube.com/embed/x"></iframe>',
  ],
];

describe('safe HTML', () => {
  it.each(['https://other.example/x', '//www.youtube.com.other.example/x'])(
    'has no frame from an unknown host: %s',
    (src) => expect(safeHtml(`<iframe src="${src}">k</iframe>l`, base)).toBe('l'),
  );

  it.each(dangerous)('is harmless: %j becomes %j', (html, safe) => {
    expect(safeHtml(html, base)).toBe(safe);
  });

  it.each(hidden)('has no hidden content: %j becomes %j', (html, safe) => {
    expect(safeHtml(html, base)).toBe(safe);
  });

  it.each(relativeUrls)('has absolute URLs only: %j becomes %j', (html, safe) => {
    expect(safeHtml(html, base)).toBe(safe);
  });

  it.each([
    ['<p>a <b>b', '<p>a <b>b</b></p>'],
    ['<p>a</div></p>', '<p>a</p>'],
    ['a & b < c', 'a &amp; b &lt; c'],
    ['<p>&#1;a&#xFFFE;\u0008b</p>', '<p>ab</p>'],
    ['<td style="text-align: right">1</td>', '<td align="right">1</td>'],
    [
      '<pre><code class="language-js">a\n  b</code></pre>',
      '<pre><code class="language-js">a\n  b</code></pre>',
    ],
    ['<details><summary>a</summary>b</details>', '<details><summary>a</summary>b</details>'],
    ['<ruby>漢<rt>kan</rt></ruby>', '<ruby>漢<rt>kan</rt></ruby>'],
    ['<p lang="fa" dir="rtl">سلام</p>', '<p lang="fa" dir="rtl">سلام</p>'],
    [' \n ', ''],
  ])('is valid and keeps its meaning: %j becomes %j', (html, safe) => {
    expect(safeHtml(html, base)).toBe(safe);
  });

  it('does not change if it is sanitized again', () => {
    for (const [html] of [...dangerous, ...hidden, ...relativeUrls]) {
      const once = safeHtml(html, base);
      expect(safeHtml(once, base)).toBe(once);
    }
  });

  it('may be nested very deeply', () => {
    expect(safeHtml(`${'<div>'.repeat(5_000)}deep`, base)).toContain('deep');
  });
});
