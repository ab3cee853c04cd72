import { type Note, PostProblem } from '../model/problem.ts';
import { dayExists, midnight, parseDate } from './dates.ts';
import type { CalendarDay, PostPath } from './post-path.ts';
import { nonBlankText, type Values } from './values.ts';
import type { FrontMatter } from './yaml.ts';

/** What the date of a post is taken from. */
export interface DateSources {
  readonly path: PostPath;
  /** The front matter on top of the defaults. */
  readonly data: Values;
  readonly frontMatter: FrontMatter;
  /** When the file was changed: the date of a draft that has no other. */
  readonly modifiedAt: Date;
  /** An IANA name. */
  readonly timeZone: string;
}

/**
 * When a post was published: what its key `date` says, else its file name, else the day that stands
 * in its permalink.
 *
 * @throws {PostProblem} where none of them is a date
 */
export function publicationDateOf(sources: DateSources): {
  publishedAt: Date;
  notes: readonly Note[];
} {
  const { path, data, frontMatter, modifiedAt, timeZone } = sources;
  const written = nonBlankText(data.date);
  const isPlain = frontMatter.isPlain('date') || frontMatter.data.date === undefined;
  const fromKey = written && parseDate(written, timeZone, isPlain);
  const day =
    path.day ??
    dayIn(nonBlankText(data.permalink) ?? '', /(?:^|\/)(\d{4})\/(\d\d)\/(\d\d)(?:\/|$)/);
  const keyDay = dayIn(written ?? '');
  const hasBetter = keyDay && !dayExists(keyDay) && day && dayExists(day);
  if (fromKey && !hasBetter) {
    return { publishedAt: fromKey, notes: rolledOver('its key "date"', keyDay) };
  }
  const text = `its key "date" is no date (${written}) and was passed over`;
  const notes: Note[] = written ? [{ reason: 'bad-date', text }] : [];
  const fromName = day && midnight(day, timeZone);
  if (fromName) return { publishedAt: fromName, notes: [...notes, ...rolledOver('its name', day)] };
  if (!path.isDraft) {
    const reason = `neither its name nor its key "date" is a date (${written ?? 'no key'})`;
    throw new PostProblem(reason, 'no-date');
  }
  return { publishedAt: new Date(Math.floor(modifiedAt.getTime() / 1000) * 1000), notes };
}

/** When a post says that it was changed last; null where it does not say. */
export function modificationDateOf(
  data: Values,
  frontMatter: FrontMatter,
  timeZone: string,
): Date | null {
  for (const key of ['last_modified_at', 'updated', 'lastmod']) {
    const written = nonBlankText(data[key]);
    const date = written && parseDate(written, timeZone, frontMatter.isPlain(key));
    if (date) return date;
  }
  return null;
}

function dayIn(text: string, form = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/) {
  const [, year, month, day] = form.exec(text) ?? [];
  return year === undefined
    ? undefined
    : { year: Number(year), month: Number(month), day: Number(day) };
}

// Jekyll goes on into the next month, and its address says so.
function rolledOver(what: string, day: CalendarDay | undefined): Note[] {
  if (!day || dayExists(day)) return [];
  const written = `${day.year}-${day.month}-${day.day}`;
  const text = `${what} says ${written}, which is in no calendar; as in Jekyll, it is a day of the next month`;
  return [{ reason: 'bad-date', text }];
}
