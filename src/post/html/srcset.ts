import type { WorkBudget } from '../../model/work-budget.ts';
import { webUrl } from './urls.ts';

/** A picture of a `srcset`. */
export interface Candidate {
  readonly reference: string;
  /** Descriptors such as `2x` or `640w`. */
  readonly descriptors: readonly string[];
}

// HTML §4.8.4.2.1: a URL ends at white space. If it ends with a comma, it has no descriptors; otherwise they
// end at the next comma. Every character is matched once.
const candidatePattern = /[\s,]*(\S+)(?:(?<=,)|([^,]*))/gy;

/** Parses a `srcset`. */
export function candidatesOf(srcset: string): Candidate[] {
  return [...srcset.matchAll(candidatePattern)].flatMap(([, word = '', rest = '']) => {
    const reference = withoutCommas(word);
    const descriptors = rest
      .split(/\s+/)
      .filter((descriptor) => /^[\d.]{1,9}[wxh]$/.test(descriptor));
    return reference === '' ? [] : [{ reference, descriptors }];
  });
}

/**
 * Makes the URLs of a `srcset` absolute. Those that are not `http` or `https` are left out.
 *
 * @throws {WorkBudgetExceeded} if the budget does not suffice
 */
export function absoluteSrcset(srcset: string, base: string, budget: WorkBudget): string {
  return candidatesOf(srcset)
    .flatMap(({ reference, descriptors }) => {
      budget.spend(base.length);
      const url = webUrl(reference, base);
      return url === undefined ? [] : [[url, ...descriptors].join(' ')];
    })
    .join(', ');
}

/** Returns the reference of the largest picture of a `srcset`. */
export function largestOf(srcset: string): string | undefined {
  const size = ({ descriptors }: Candidate) => Number.parseFloat(descriptors[0] ?? '1');
  const candidates = candidatesOf(srcset);
  return candidates.reduce<Candidate | undefined>(
    (largest, candidate) => (largest && size(largest) >= size(candidate) ? largest : candidate),
    undefined,
  )?.reference;
}

// A pattern that is anchored at the end would look for it from each comma.
function withoutCommas(word: string): string {
  let end = word.length;
  while (word[end - 1] === ',') end--;
  return word.slice(0, end);
}
