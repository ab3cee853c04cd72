import type { WallTime } from './dates.ts';

/** What a permalink is made of. */
export interface PermalinkParts {
  /** As Jekyll has them. */
  readonly categories: readonly string[];
  /** The front matter's `slug`, else the file name without its date. */
  readonly slug: string;
  /** The file name without extension. */
  readonly baseName: string;
  /** The path without extension and without `_posts`. */
  readonly cleanPath: string;
  /** The ending of the page, with its dot. */
  readonly outputExtension: string;
  /** The date of the post on the clock of the site. */
  readonly date: WallTime;
}

const styles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    date: '/:categories/:year/:month/:day/:title:output_ext',
    pretty: '/:categories/:year/:month/:day/:title/',
    ordinal: '/:categories/:year/:y_day/:title:output_ext',
    weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
    none: '/:categories/:title:output_ext',
  }),
);

const longestName = 'slugified_categories'.length;

const monthNames =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const dayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** The template that a configuration's `permalink` stands for: that of a style, or itself. */
export function permalinkTemplate(permalink: string): string {
  return styles.get(permalink) ?? permalink;
}

/**
 * The path of a post under a template with placeholders. It begins with `/`, and what is put into it
 * is percent-encoded the way Jekyll encodes it.
 */
export function permalinkPath(template: string, parts: PermalinkParts): string {
  const values = new Map(Object.entries(placeholders(parts)));
  // The longest name first, so that `:title` is not taken out of `:title_x`.
  const path = template.replace(/:([a-z_]+)/g, (whole, word: string) => {
    for (let length = Math.min(word.length, longestName); length > 0; length--) {
      const value = values.get(word.slice(0, length));
      if (value !== undefined) return escapePath(value()) + word.slice(length);
    }
    return whole;
  });
  return `/${path}`
    .replaceAll('..', '/')
    .replaceAll('./', '')
    .replace(/\/{2,}/g, '/');
}

/**
 * The id of a post in Jekyll: the directory of its address and its slug, the latter as written.
 * It is what jekyll-feed calls an item by.
 */
export function jekyllId(path: string, slug: string): string {
  const directory = path.replace(/\/+$/, '').replace(/\/[^/]*$/, '');
  return `${directory}/${slug}`;
}

function placeholders(parts: PermalinkParts): Readonly<Record<string, () => string>> {
  const { date, slug, baseName, categories } = parts;
  const weekday = new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay();
  return {
    categories: () => [...new Set(categories.map((name) => name.toLowerCase()))].join('/'),
    slugified_categories: () => [...new Set(categories.map((name) => slugify(name)))].join('/'),
    collection: () => 'posts',
    title: () => slugifyPretty(slug) || slugifyPretty(baseName),
    slug: () => slugify(slug),
    name: () => slugify(baseName),
    path: () => parts.cleanPath,
    output_ext: () => parts.outputExtension,
    year: () => String(date.year).padStart(4, '0'),
    short_year: () => two(date.year % 100),
    month: () => two(date.month),
    i_month: () => String(date.month),
    short_month: () => (monthNames[date.month - 1] ?? '').slice(0, 3),
    long_month: () => monthNames[date.month - 1] ?? '',
    day: () => two(date.day),
    i_day: () => String(date.day),
    y_day: () => String(dayOfYear(date)).padStart(3, '0'),
    short_day: () => (dayNames[weekday] ?? '').slice(0, 3),
    long_day: () => dayNames[weekday] ?? '',
    week: () => two(isoWeek(date).week),
    w_year: () => String(isoWeek(date).year),
    w_day: () => String(weekday || 7),
    hour: () => two(date.hour),
    minute: () => two(date.minute),
    second: () => two(date.second),
  };
}

/** Jekyll's slug for file names: what a path may hold is kept, in its case. */
function slugifyPretty(text: string): string {
  return trimDashes(text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-'));
}

function slugify(text: string): string {
  return trimDashes(text.replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')).toLowerCase();
}

function trimDashes(text: string): string {
  return text.replace(/^-|-$/g, '');
}

// What may stand in a path unencoded (RFC 3986, 3.3: pchar), and the `/` between its parts.
function escapePath(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^A-Za-z0-9._~!$&'()*+,;=:@/-]+/gu, (part) => encodeURIComponent(part));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function dayOfYear({ year, month, day }: WallTime): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000 + 1;
}

// ISO 8601: a week belongs to the year that its Thursday lies in.
function isoWeek({ year, month, day }: WallTime): { year: number; week: number } {
  const thursday = new Date(Date.UTC(year, month - 1, day));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / 604_800_000) + 1;
  return { year: thursday.getUTCFullYear(), week };
}
