import { describe, expect, it } from 'vitest';
import { htmlToText, truncateText } from '../../src/post/plain-text.ts';

describe('the plain text of HTML', () => {
  it.each([
    ['<p>a</p><p>b</p>', 'a b'],
    ['<ul><li>a</li><li>b</li></ul>', 'a b'],
    ['a<br>b<br/>c', 'a b c'],
    ['w<b>or</b>d', 'word'],
    ['<h2>Head</h2>text', 'Head text'],
    ['<script>x()</script><style>p{}</style>k', 'k'],
    ['&lt;b&gt; &amp;amp; &mdash;', '<b> &amp; —'],
    ['<!-- a -->k', 'k'],
    ['<img alt="x">', ''],
    ['<img class="emoji" alt="😀" src="/a.png">', '😀'],
    ['in 1891<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup> and', 'in 1891 and'],
    [
      'in 1891<a class="footnote-ref" href="#fn1" role="doc-noteref"><sup>1</sup></a> and',
      'in 1891 and',
    ],
    ['in 1891<sup><a href="#note">[2]</a></sup> and<sup>*</sup>', 'in 1891 and'],
    ['10<sup>3</sup> m, H<sub>2</sub>O, 1<sup>st</sup>', '10³ m, H₂O, 1st'],
    ['<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字', '漢字'],
    ['so&shy;ft', 'soft'],
    [
      '<math><mfrac><mn>1</mn><mn>3</mn></mfrac><mo>+</mo><msup><mi>c</mi><mn>2</mn></msup></math>',
      '1/3+c²',
    ],
  ])('%j is %j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });
});

describe('a truncated text', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['One is here. Two is there.', 20, 'One is here.'],
    ['A. Then a long one without an end', 20, 'A. Then a long one…'],
    ['one two three four', 12, 'one two…'],
    ['Version 1.2 of it all is out', 15, 'Version 1.2…'],
    ['第一句话说完了。第二句话没有说完', 12, '第一句话说完了。'],
    ['abcdefghijklmnop', 5, 'abcd…'],
    ['😀😀😀😀😀😀', 4, '😀😀😀…'],
  ])('ends with a sentence or a word: %j in %i characters is %j', (text, maxLength, truncated) => {
    expect(truncateText(text, maxLength)).toBe(truncated);
  });

  it('never exceeds its maximum length', () => {
    const texts = ['a'.repeat(50), 'ab '.repeat(20), 'A b. '.repeat(12), '句。'.repeat(30)];
    for (const text of texts) {
      for (let maxLength = 2; maxLength < 50; maxLength++) {
        expect([...truncateText(text, maxLength)].length).toBeLessThanOrEqual(maxLength);
      }
    }
  });
});
