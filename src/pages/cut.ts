// The numbers of characters to which the texts of a page are cut, the first of them if there is room.
const lengths = [400, 300, 200, 100, 50] as const;

// Characters of a URL that a page links to. Browsers and servers accept longer ones, but a page of them would be huge.
const maxUrlLength = 1_000;

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

/** Cuts a text to a number of characters. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).toWellFormed()}…`;
}

/** Whether a page links to a URL. */
export function isLinkable(url: string): boolean {
  return url.length <= maxUrlLength;
}

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
