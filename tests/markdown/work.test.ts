// The work of converting a text, counted in steps.
import { describe, expect, it } from 'vitest';
import { defaultOptions, kramdownHtml } from '../../src/markdown/kramdown.ts';
import { postWorkBudget, WorkBudgetExceeded } from '../../src/model/work-budget.ts';
import { adversarialBlocks } from './adversarial-blocks.ts';
import { adversarialSpans } from './adversarial-texts.ts';

const small = 2_000;
const large = 16_000;

/** Returns the steps that a text costs; undefined if it is refused. */
function stepsOf(text: string): number | undefined {
  const budget = postWorkBudget(text.length);
  try {
    kramdownHtml(text, defaultOptions, budget);
  } catch (error) {
    expect(error).toBeInstanceOf(WorkBudgetExceeded);
    return undefined;
  }
  return budget.spent;
}

describe('the work of converting a text', () => {
  it.each([...adversarialSpans, ...adversarialBlocks])(
    'grows no faster than n log n, or the text is refused: %s',
    (_, make) => {
      const [before = 0, after = 0] = [small, large].map((size) => stepsOf(make(size)));
      const growth = (large * Math.log(large)) / (small * Math.log(small));
      // A part of the work does not depend on the size.
      expect(after).toBeLessThan(before * growth + large);
    },
  );
});
