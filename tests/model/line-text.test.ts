import { describe, expect, it } from 'vitest';
import { lineText } from '../../src/model/line-text.ts';

describe('the plain text of a title', () => {
  it.each([
    ['Vec<T> and Map<K, V>', 'Vec<T> and Map<K, V>'],
    ['Vec<U> or Option<A>', 'Vec<U> or Option<A>'],
    ['Bitcoin <-> Monero', 'Bitcoin <-> Monero'],
    ['1 < 2 > 0', '1 < 2 > 0'],
    ['E = mc<sup>2</sup>, H<sub>2</sub>O, the 1<sup>st</sup>', 'E = mc², H₂O, the 1st'],
    ['soft\u00adhyphen, so&shy;ft', 'softhyphen, soft'],
    ['<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字', '漢字'],
    ['Crystal: the <i>lingua franca</i>', 'Crystal: the lingua franca'],
    ['<a href="/x" class=y>Link</a> <code>go</code>', 'Link go'],
    ['A &#8212; B &#x2014; C', 'A — B — C'],
    ['R&amp;D &lt;b&gt; &quot;q&quot;', 'R&D <b> "q"'],
    ['A &mdash; B&hellip;', 'A — B…'],
    ['&amp;lt; stays one step', '&lt; stays one step'],
    ['&constructor; &unheard;', '&constructor; &unheard;'],
    ['AT&T; R&D', 'AT&T; R&D'],
    ['Difference between <b> and <strong>', 'Difference between <b> and <strong>'],
    ['The <em> of <em>Hamlet</em>', 'The <em> of Hamlet'],
    ['</b> ends <b>', '</b> ends <b>'],
    ['An empty <b></b>', 'An empty <b></b>'],
    ['<i class="icon"></i> Tea', 'Tea'],
    ['<span><b>Deep</b> <i>ends</span> here</i>', 'Deep ends here'],
    ['`<em>a</em>` is <em>a</em>', '`<em>a</em>` is a'],
    ['Two<br>lines<br/>here<wbr>after', 'Two lines hereafter'],
    ['<img src="/a.png" alt="A"> or <img>', 'or <img>'],
    ['<kbd>Ctrl</kbd> + <kbd>C</kbd>', 'Ctrl + C'],
    ['&lt;em&gt;a&lt;/em&gt;', '<em>a</em>'],
    ['trailing\u00a0&nbsp;', 'trailing'],
    ['two\n lines', 'two lines'],
    [' 物語\u3000序\u3000', '物語\u3000序'],
    ['10\u00a0%', '10\u00a0%'],
    ['a&#1;b&#xD800;c', 'ab\ufffdc'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['', ''],
  ])('%j is %j', (title, text) => {
    expect(lineText(title)).toBe(text);
  });
});
