import { describe, expect, it } from 'vitest';
import { sanitized } from '../../support/html.ts';

const third = '<math><mfrac><mn>1</mn><mn>3</mn></mfrac></math>';

describe('a formula', () => {
  it.each([
    [third, third],
    ['<m:math><m:mfrac><m:mn>1</m:mn><m:mn>3</m:mn></m:mfrac></m:math>', third],
    [
      '<math display="block" class="x"><mi mathvariant="bold">a</mi></math>',
      '<math display="block"><mi mathvariant="bold">a</mi></math>',
    ],
    [
      '<math><mspace width="1em"/><mi>a</mi></math>',
      '<math><mspace width="1em"></mspace><mi>a</mi></math>',
    ],
    [
      '<math><apply><divide/><cn>1</cn><cn>3</cn></apply></math>',
      '<math><mtext>1 / 3</mtext></math>',
    ],
    ['<math><mi>a<p>k</p>', '<math><mi>ak</mi></math>'],
    ['<math><mrow><mi>a</mi><p>k</p>', '<math><mrow><mi>a</mi></mrow></math><p>k</p>'],
  ])('stays whole: %s', (html, safe) => {
    expect(sanitized(html)).toBe(safe);
  });

  it.each([
    [
      '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x</span></span>',
      '<math alttext="x"><mrow><mrow><mi>x</mi></mrow></mrow></math>',
    ],
    [
      '<mjx-container><mjx-math>x</mjx-math><mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml></mjx-container>',
      '<math><mi>x</mi></math>',
    ],
    [
      'a <span class="MathJax_Preview">x</span><span class="MathJax">x</span> <script type="math/tex">x</script> b',
      'a \\(x\\) b',
    ],
    [
      'a <script type="math/tex; mode=display">% <![CDATA[\nx < y %]]></script> b',
      'a \\[x &lt; y\\] b',
    ],
    ['a <b>c</b> <script type="math/tex">x</script>', 'a <b>c</b> \\(x\\)'],
  ])('of KaTeX or MathJax appears once: %s', (html, safe) => {
    expect(sanitized(html)).toBe(safe);
  });
});
