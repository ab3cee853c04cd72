import { cutText } from '../model/text.ts';

// The numbers of characters to which the texts of a page are cut, the first of them if there is room.
const lengths = [400, 300, 200, 150, 100, 50] as const;

// The numbers of characters of the URLs that a page links to, the first of them if there is room. Browsers and servers
// accept longer ones, but a page of them would be huge.
const urlLengths = [1_000, 600, 400, 250] as const;

/**
 * The length to which texts of a page are cut so that all of them fit into a budget, if they can at 50
 * characters. A page has its HTML in one piece, and phones load it over bad connections.
 *
 * @param bytes the budget
 * @returns characters
 */
export function fittingLength(texts: readonly string[], bytes: number): number {
  const fits = (length: number) =>
    sum(texts.map((text) => bytesOf(cutText(text, length)))) <= bytes;
  return lengths.find(fits) ?? lengths[lengths.length - 1] ?? 0;
}

/**
 * The length of the longest URLs that a page links to, so that all of its links fit into a budget.
 *
 * @param bytes the budget
 * @returns characters
 */
export function linkableLength(urls: readonly string[], bytes: number): number {
  const linked = (longest: number) => urls.filter((url) => url.length <= longest);
  const fits = (longest: number) => sum(linked(longest).map(bytesOf)) <= bytes;
  return urlLengths.find(fits) ?? urlLengths[urlLengths.length - 1] ?? 0;
}

/** Whether a page may link to a URL, if there is room. */
export function isLinkable(url: string): boolean {
  return url.length <= urlLengths[0];
}

/** The first of some items, and those after it whose texts fit into a budget with it, up to one that does not. */
export function firstFitting<Item>(
  items: readonly Item[],
  bytes: number,
  textOf: (item: Item) => string,
): readonly Item[] {
  let left = bytes;
  const end = items.findIndex((item) => {
    left -= bytesOf(textOf(item));
    return left < 0;
  });
  return end === -1 ? items : items.slice(0, Math.max(1, end));
}

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
