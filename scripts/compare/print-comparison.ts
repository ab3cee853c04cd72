import { type Difference, fields } from './compare-post.ts';
import type { Comparison, Remark } from './compare-site.ts';
import { printList } from './print-list.ts';

/** Shares of posts that are equal, in percent; 100 if there are no posts. */
export interface Shares {
  readonly fields: number;
  readonly text: number;
}

export function sharesOf({ posts, equalFields, texts, equalTexts }: Comparison): Shares {
  return { fields: percent(equalFields, posts), text: percent(equalTexts, texts) };
}

/**
 * Prints a comparison.
 *
 * @param maxExamples how many posts of each kind are listed
 */
export function printComparison(comparison: Comparison, maxExamples: number): void {
  const { posts, equalFields, texts, equalTexts, differences } = comparison;
  const shares = sharesOf(comparison);
  console.log(
    `Posts   ${posts}, ${equalFields} equal in every field (${rounded(shares.fields)} %)`,
  );
  console.log(`Text    ${texts} compared, ${equalTexts} equal (${rounded(shares.text)} %)`);
  const printPosts = (title: string, lines: readonly string[]) =>
    printList(title, lines, maxExamples);
  for (const field of [...fields, 'text'] as const) {
    const found = differences.filter((difference) => difference.field === field);
    printPosts(`${capitalized(field)} differs`, found.map(bothValues));
  }
  const { shownOtherwise, missing, unread, additional, apart, failedInJekyll } = comparison;
  printPosts('Text equal, but feeds show it otherwise than a page', shownOtherwise.map(bothValues));
  printPosts('Feedmill cannot read', unread.map(remarkText));
  printPosts('Only Jekyll has', missing);
  printPosts('Only Feedmill has', additional);
  printPosts('Jekyll cannot read', failedInJekyll.map(remarkText));
  printPosts('Text not compared, since the folder lacks something', apart.map(remarkText));
}

function bothValues({ path, jekyll, ours }: Difference): string {
  return `${path}\n    Jekyll    ${jekyll}\n    Feedmill  ${ours}`;
}

function remarkText({ path, note }: Remark): string {
  return `${path}: ${note.slice(0, 200)}`;
}

function capitalized(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : (part / whole) * 100;
}

// Rounds down, so that 100 % means all.
function rounded(share: number): string {
  return (Math.floor(share * 100) / 100).toFixed(2);
}
