/** Where an article stands in a scope, whose articles are in the order of date and number. */
export interface Position {
  readonly publishedAt: Date;
  readonly articleId: number;
}

/**
 * The oldest article of a page of the archive, which the page is known by. The oldest page of all,
 * which may grow at its lower end, is known by `start`.
 */
export type PageStart = Position | 'start';

const positionText = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)-([1-9]\d{0,14})$/;

/** How a page is written in addresses: `20260131120000-17`, in UTC, or `start`. */
export function pageStartText(start: PageStart): string {
  if (start === 'start') return start;
  const digits = start.publishedAt.toISOString().slice(0, 19).replace(/\D/g, '');
  return `${digits}-${start.articleId}`;
}

/** Reads back a page's name; undefined for what is none. */
export function readPageStart(text: string): PageStart | undefined {
  if (text === 'start') return text;
  const [, year, month, day, hour, minute, second, id] = positionText.exec(text) ?? [];
  const publishedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(publishedAt.getTime())) return undefined;
  const start = { publishedAt, articleId: Number(id) };
  // The 31st of February is a date to JavaScript.
  return pageStartText(start) === text ? start : undefined;
}

/** How much a document may hold. */
export interface Budget {
  /** Articles. */
  readonly items: number;
  /** Bytes, about. The first article is in a document whatever its size. */
  readonly bytes: number;
}

/** How many of the articles with these sizes in bytes, the newest first, a document holds. */
export function countWithin(sizes: readonly number[], { items, bytes }: Budget): number {
  let count = 0;
  let total = 0;
  for (const size of sizes) {
    total += size;
    if (count === items || (count > 0 && total > bytes)) break;
    count++;
  }
  return count;
}
