import { describe, expect, it } from 'vitest';
import { postUrl as base, sanitized } from '../support/html.ts';

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
  ['<img src="javascript:x">k', 'k'],
  ['<img srcset="javascript:x 1x">k', 'k'],
  ['<form action="/x"><input name=a>k<button>b</button></form>', 'k'],
  ['<style>p{}</style><p style="color:red" class="x">k</p>', '<p>k</p>'],
  ['<object data="javascript:x"></object><embed src="data:text/html,x">k', 'k'],
  [
    '<base href="https://other.example/"><a href="/a">k</a>',
    '<a href="https://paper.example/a">k</a>',
  ],
  ['<meta http-equiv="refresh" content="0;url=x">k', 'k'],
  ['<iframe src="javascript:x"></iframe>k', 'k'],
  ['<iframe></iframe>k', 'k'],
  ['<math><mtext><script>x</script></mtext></math>k', '<math><mtext></mtext></math>k'],
  ['<iframe srcdoc="<script>x</script>"></iframe>k', 'k'],
  ['<noscript><img src="/pixel" width="1" height="1"></noscript>k', 'k'],
  ['<math><mi><style><img src=x onerror=alert(1)></style></mi></math>k', '<math><mi></mi></math>k'],
  [
    '<math><mtext><table><mglyph><style></math><img src=x onerror=y>',
    '<math><mtext></mtext></math>',
  ],
  [
    '<math href="javascript:x" onclick="y"><mi xlink:href="z">a</mi></math>',
    '<math><mi>a</mi></math>',
  ],
  [
    '<svg><p><style><img src="</style><img src=x onerror=y>">',
    '<p><img src="https://paper.example/2026/x" />"&gt;</p>',
  ],
  [
    '<!--><img src=x onerror=y>-->k',
    '--&gt;k'.replace('--&gt;k', '<img src="https://paper.example/2026/x" />--&gt;k'),
  ],
  ['<xmp><img src=x onerror=y></xmp>', '<pre>&lt;img src=x onerror=y&gt;</pre>'],
  ['<a href="feed:javascript:x">k</a>', '<a>k</a>'],
  ['<a href="view-source:https://h.example/">k</a>', '<a>k</a>'],
  ['<a href="file:///etc/passwd">k</a>', '<a>k</a>'],
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

describe('safe HTML', () => {
  it.each(['https://other.example/x', '//www.youtube.com.other.example/x'])(
    'has no frame from an unknown host: %s',
    (src) => {
      expect(sanitized(`<iframe src="${src}">k</iframe>l`)).toMatch(
        /^<a href="https:[^"]*">[^<]*<\/a>l$/,
      );
    },
  );

  it.each(dangerous)('is harmless: %j becomes %j', (html, safe) => {
    expect(sanitized(html)).toBe(safe);
  });

  it.each(hidden)('has no hidden content: %j becomes %j', (html, safe) => {
    expect(sanitized(html)).toBe(safe);
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
    ['a<wbr>b', 'a<wbr />b'],
    [
      '<audio><source src="/a.mp3"></audio>',
      '<audio><source src="https://paper.example/a.mp3" /></audio>',
    ],
    ['<table><col><tr><td>a<td>b</table>', '<table><col /><tr><td>a</td><td>b</td></tr></table>'],
    ['&#128;5 &#x93;q&#x94; \u0093r\u0094', '€5 “q” “r”'],
    [
      '<li><input type="checkbox" disabled checked>a</li>',
      '<li><input type="checkbox" disabled checked />a</li>',
    ],
    [' \n ', ''],
  ])('is valid and keeps its meaning: %j becomes %j', (html, safe) => {
    expect(sanitized(html)).toBe(safe);
  });

  it.each([
    [
      '<a href="#b">k</a><p id="a">x</p><p id="b">y</p>',
      `<a href="${base}#b">k</a><p>x</p><p id="b">y</p>`,
    ],
    [
      '<a href="#caf%C3%A9">k</a><p id="café">y</p>',
      `<a href="${base}#caf%C3%A9">k</a><p id="café">y</p>`,
    ],
    ['<a href="/b#a">k</a><p id="a">x</p>', '<a href="https://paper.example/b#a">k</a><p>x</p>'],
    [
      '<a href="#a">k</a><a name="a">x</a><p id="a">y</p>',
      `<a href="${base}#a">k</a><a id="a">x</a><p>y</p>`,
    ],
  ])('has an id only if a link of the post leads to it: %j becomes %j', (html, safe) => {
    expect(sanitized(html)).toBe(safe);
  });

  it.each([
    ['<svg><title>a</title><text>b</text></svg>k', 'k'],
    ['<svg><circle/><p>k</p>', '<p>k</p>'],
    ['<svg:svg><svg:title>a</svg:title><svg:path/><svg:text>b</svg:text></svg:svg>k', 'k'],
    ['<canvas>s</canvas><template><p>s</p></template><noframes>s</noframes>k', 'k'],
    ['<select><option>s</select><textarea>s</textarea><button>s</button>k', 'k'],
    ['<head><title>s</title></head><style>s</style>k', 'k'],
    [
      '<video src="/v.mp4">Update <a href="/">your browser</a></video>',
      '<video src="https://paper.example/v.mp4"></video>',
    ],
  ])('has no text that is not read on the page: %j becomes %j', (html, safe) => {
    expect(sanitized(html)).toBe(safe);
  });

  it('does not change if it is sanitized again', () => {
    for (const [html] of [...dangerous, ...hidden]) {
      const once = sanitized(html);
      expect(sanitized(once)).toBe(once);
    }
  });

  it('may be nested very deeply', () => {
    expect(sanitized(`${'<div>'.repeat(5_000)}deep`)).toContain('deep');
  });
});
