import { printable } from '../command/printable.ts';
import { type Difference, fields } from './compare-post.ts';
import type { Comparison } from './compare-site.ts';

/** Shares of posts that are equal, in percent. */
export interface Shares {
  readonly fields: number;
  readonly text: number;
}

/** What share of the posts is equal. Where there are none, all are. */
export function sharesOf({ posts, equalFields, texts, equalTexts }: Comparison): Shares {
  return { fields: percent(equalFields, posts), text: percent(equalTexts, texts) };
}

/**
 * Prints a comparison for a person.
 *
 * @param most how many examples of each kind are shown
 */
export function printComparison(comparison: Comparison, most: number): void {
  const { posts, equalFields, texts, equalTexts, differences } = comparison;
  const shares = sharesOf(comparison);
  console.log(`Posts   ${posts}, ${equalFields} equal in every field (${shown(shares.fields)} %)`);
  console.log(`Text    ${texts} compared, ${equalTexts} equal (${shown(shares.text)} %)`);
  for (const field of [...fields, 'text'] as const) {
    const found = differences.filter((difference) => difference.field === field);
    if (found.length > 0)
      printList(`${label(field)} differs: ${found.length}`, found.map(both), most);
  }
  const { missing, unread, additional, apart, failedInJekyll } = comparison;
  printList('Not read here', unread.map(remark), most);
  printList('Only Jekyll has', missing, most);
  printList('Only read here', additional, most);
  printList('Jekyll cannot read', failedInJekyll.map(remark), most);
  printList('Text set apart, for want of something in the folder', apart.map(remark), most);
}

function printList(title: string, lines: readonly string[], most: number): void {
  if (lines.length === 0) return;
  console.log(`\n${title.includes(':') ? title : `${title}: ${lines.length}`}`);
  for (const line of lines.slice(0, most)) console.log(`  ${printable(line)}`);
  if (lines.length > most) console.log(`  ... and ${lines.length - most} more; --all shows them`);
}

function both({ path, jekyll, ours }: Difference): string {
  return `${path}\n    Jekyll    ${jekyll}\n    Feedmill  ${ours}`;
}

function remark({ path, note }: { readonly path: string; readonly note: string }): string {
  return `${path}: ${note.slice(0, 200)}`;
}

function label(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : (part / whole) * 100;
}

// Never rounded up to what it does not reach.
function shown(share: number): string {
  return (Math.floor(share * 100) / 100).toFixed(2);
}
