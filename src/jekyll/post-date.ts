import { type Note, PostProblem } from '../model/problem.ts';
import { dayExists, midnight, parseDate } from './dates.ts';
import type { PostPath } from './post-path.ts';
import type { CalendarDay } from './ruby-time.ts';
import { nonBlankText, type Values } from './values.ts';
import type { FrontMatter } from './yaml.ts';

interface DateSources {
  readonly path: PostPath;
  /** The front matter merged into the front matter defaults. */
  readonly data: Values;
  readonly frontMatter: FrontMatter;
  /** The modification time of the file. It is the date of a draft that has no other. */
  readonly modifiedAt: Date;
  /** An IANA name. */
  readonly timeZone: string;
}

/**
 * Returns the publication date of a post, from the front matter key `date`, the file name, or a day in
 * the post's permalink, in this order. A `date` such as February 30 is used only if
 * neither of the others is an existing day. A draft without a date has that of its file. A document of a
 * collection need not have one.
 *
 * @throws {PostProblem} if a post has no valid date
 */
export function publicationDateOf(sources: DateSources): {
  publishedAt: Date;
  isDated: boolean;
  notes: readonly Note[];
} {
  const { path, data, frontMatter, modifiedAt, timeZone } = sources;
  const text = nonBlankText(data.date);
  const isUnquoted = frontMatter.isPlain('date') || frontMatter.data.date === undefined;
  const fromFrontMatter = text && parseDate(text, timeZone, isUnquoted);
  const day =
    path.day ??
    dayIn(nonBlankText(data.permalink) ?? '', /(?:^|\/)(\d{4})\/(\d\d)\/(\d\d)(?:\/|$)/);
  const keyDay = dayIn(text ?? '');
  const isPathDayBetter = keyDay && !dayExists(keyDay) && day && dayExists(day);
  if (fromFrontMatter && !isPathDayBetter) {
    return {
      publishedAt: fromFrontMatter,
      isDated: true,
      notes: overflowNotes('its "date"', keyDay),
    };
  }
  const note: Note = {
    reason: 'bad-date',
    text: `its "date" is not valid and was ignored: ${text}`,
  };
  const notes = text ? [note] : [];
  const fromPath = day && midnight(day, timeZone);
  if (fromPath) {
    const origin = path.day ? 'its file name' : 'its permalink';
    return {
      publishedAt: fromPath,
      isDated: true,
      notes: [...notes, ...overflowNotes(origin, day)],
    };
  }
  // Items of a feed have the key `feedmill`.
  const mayLackDate =
    path.mayLackDate || path.collection !== 'posts' || data.feedmill !== undefined;
  if (!path.isDraft && !mayLackDate) {
    const reason = `it has no valid date in its file name or its "date": ${text ?? 'none'}`;
    throw new PostProblem(reason, 'no-date');
  }
  const fileDate = new Date(Math.floor(modifiedAt.getTime() / 1000) * 1000);
  if (path.isDraft) return { publishedAt: fileDate, isDated: true, notes };
  const undated: Note = {
    reason: 'no-date',
    text: 'it has no date, so it has the time when it was first seen',
  };
  return { publishedAt: fileDate, isDated: false, notes: [...notes, undated] };
}

/**
 * Returns the date of a post's last modification, from the front matter keys `last_modified_at`,
 * `updated` and `lastmod`.
 *
 * @returns null if none of them is a valid date
 */
export function modificationDateOf(
  data: Values,
  frontMatter: FrontMatter,
  timeZone: string,
): Date | null {
  for (const key of ['last_modified_at', 'updated', 'lastmod']) {
    const text = nonBlankText(data[key]);
    const date = text && parseDate(text, timeZone, frontMatter.isPlain(key));
    if (date) return date;
  }
  return null;
}

function dayIn(text: string, format = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/) {
  const [, year, month, day] = format.exec(text) ?? [];
  return year === undefined
    ? undefined
    : { year: Number(year), month: Number(month), day: Number(day) };
}

// In Jekyll, such a date overflows into the next month, also in the URL.
function overflowNotes(origin: string, day: CalendarDay | undefined): Note[] {
  if (!day || dayExists(day)) return [];
  const date = `${day.year}-${day.month}-${day.day}`;
  const text = `${origin} contains ${date}, which does not exist; as in Jekyll, it becomes a day of the next month`;
  return [{ reason: 'bad-date', text }];
}
