/** The position of an article in a scope, which is sorted by date and article id. */
export interface Position {
  readonly publishedAt: Date;
  readonly articleId: number;
}

/** Whether an article is below another one in a scope. */
export function isOlder(a: Position, b: Position): boolean {
  const difference = a.publishedAt.getTime() - b.publishedAt.getTime();
  return difference < 0 || (difference === 0 && a.articleId < b.articleId);
}

/**
 * Identifies a page of the archive by its oldest article. The oldest page is `start`, since older articles
 * may still be added to it.
 */
export type PageStart = Position | 'start';

const positionText = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)-([1-9]\d{0,14})$/;

/** Formats a page as a segment of a URL: `start`, or a date in UTC and an id, `20260131120000-17`. */
export function pageStartText(start: PageStart): string {
  if (start === 'start') return start;
  const digits = start.publishedAt.toISOString().slice(0, 19).replace(/\D/g, '');
  return `${digits}-${start.articleId}`;
}

/** Parses the text of {@link pageStartText}; undefined if it is not valid. */
export function parsePageStart(text: string): PageStart | undefined {
  if (text === 'start') return text;
  const [, year, month, day, hour, minute, second, id] = positionText.exec(text) ?? [];
  const publishedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(publishedAt.getTime())) return undefined;
  const start = { publishedAt, articleId: Number(id) };
  // `new Date` turns February 31 into a date in March.
  return pageStartText(start) === text ? start : undefined;
}
