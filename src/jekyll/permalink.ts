import { PostProblem } from '../model/problem.ts';
import { twoDigits } from './dates.ts';
import type { WallTime } from './ruby-time.ts';

/** The properties of a post that its permalink depends on. */
export interface PermalinkParts {
  /** Jekyll's label of the collection, such as `posts`. */
  readonly collection: string;
  /** In Jekyll's order. */
  readonly categories: readonly string[];
  /** The `slug` in the front matter, or the file name without date and extension. */
  readonly slug: string;
  /** The file name without extension. */
  readonly baseName: string;
  /** The path without extension and without `_posts`. */
  readonly cleanPath: string;
  /** The extension of the generated page, with its dot. */
  readonly outputExtension: string;
  /** The date of the post in the site's time zone. */
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

/** In English. */
export const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
/** In English, from Sunday. */
export const dayNames: readonly string[] =
  'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const placeholders: ReadonlyMap<string, (parts: PermalinkParts) => string> = new Map(
  Object.entries({
    categories: ({ categories }) => joinUnique(categories.map((name) => name.toLowerCase())),
    slugified_categories: ({ categories }) => joinUnique(categories.map(slugify)),
    collection: ({ collection }) => collection,
    title: ({ slug, baseName }) => slugifyPretty(slug) || slugifyPretty(baseName),
    slug: ({ slug }) => slugify(slug),
    name: ({ baseName }) => slugify(baseName),
    path: ({ cleanPath }) => cleanPath,
    output_ext: ({ outputExtension }) => outputExtension,
    year: ({ date }) => String(date.year).padStart(4, '0'),
    short_year: ({ date }) => twoDigits(date.year % 100),
    month: ({ date }) => twoDigits(date.month),
    i_month: ({ date }) => String(date.month),
    short_month: ({ date }) => (monthNames[date.month - 1] ?? '').slice(0, 3),
    long_month: ({ date }) => monthNames[date.month - 1] ?? '',
    day: ({ date }) => twoDigits(date.day),
    i_day: ({ date }) => String(date.day),
    y_day: ({ date }) => String(dayOfYear(date)).padStart(3, '0'),
    short_day: ({ date }) => (dayNames[weekday(date)] ?? '').slice(0, 3),
    long_day: ({ date }) => dayNames[weekday(date)] ?? '',
    week: ({ date }) => twoDigits(isoWeek(date).week),
    w_year: ({ date }) => String(isoWeek(date).year),
    w_day: ({ date }) => String(weekday(date) || 7),
    hour: ({ date }) => twoDigits(date.hour),
    minute: ({ date }) => twoDigits(date.minute),
    second: ({ date }) => twoDigits(date.second),
  } satisfies Record<string, (parts: PermalinkParts) => string>),
);

// In characters.
const maxPermalinkLength = 2_000;

const maxPlaceholderLength = Math.max(...[...placeholders.keys()].map(({ length }) => length));

/** Whether Jekyll replaces `:name` in the permalink of a post. */
export function isPlaceholder(name: string): boolean {
  return placeholders.has(name);
}

const dateless = new Set([
  'collection',
  'categories',
  'slugified_categories',
  'title',
  'slug',
  'name',
  'path',
  'output_ext',
]);

/** Whether a permalink depends on the date of the post. */
export function needsDate(template: string): boolean {
  return [...template.matchAll(/:([a-z_]+)/g)].some(([, word = '']) => {
    const name = placeholderAt(word);
    return name !== undefined && !dateless.has(name);
  });
}

// The longest placeholder wins, and the rest is text: `:title_x` is `:title` and `_x`.
function placeholderAt(word: string): string | undefined {
  for (let end = Math.min(word.length, maxPlaceholderLength); end > 0; end--) {
    const name = word.slice(0, end);
    if (placeholders.has(name)) return name;
  }
  return undefined;
}

/** Returns the template of a built-in permalink style. Any other permalink is its own template. */
export function permalinkTemplate(permalink: string): string {
  return styles.get(permalink) ?? permalink;
}

/**
 * Returns the URL path of a post, with a leading slash and percent-encoded as in Jekyll.
 *
 * @throws {PostProblem} if the template or the path has more than 2,000 characters
 */
export function permalinkPath(template: string, parts: PermalinkParts): string {
  const values = new Map<string, string>();
  const lookUp = (name: string, placeholder: (parts: PermalinkParts) => string) => {
    const value = values.get(name) ?? escapePath(placeholder(parts));
    values.set(name, value);
    return value;
  };
  let length = checkedLength(template.length);
  const path = template.replace(/:([a-z_]+)/g, (source, word: string) => {
    const name = placeholderAt(word) ?? '';
    const placeholder = placeholders.get(name);
    if (!placeholder) return source;
    const value = lookUp(name, placeholder);
    length = checkedLength(length + value.length - name.length - 1);
    return value + word.slice(name.length);
  });
  return `/${path}`
    .replaceAll('..', '/')
    .replaceAll('./', '')
    .replace(/\/{2,}/g, '/');
}

function checkedLength(length: number): number {
  if (length > maxPermalinkLength) throw new PostProblem('its permalink is too long', 'url');
  return length;
}

/** Returns Jekyll's `post.id`, which the ids of jekyll-feed contain: the URL's directory and the slug. */
export function jekyllId(path: string, slug: string): string {
  const directory = path.replace(/\/+$/, '').replace(/\/[^/]*$/, '');
  return `${directory}/${slug}`;
}

function joinUnique(categories: readonly string[]): string {
  return [...new Set(categories)].join('/');
}

/** Jekyll's slugify mode `pretty`, without lowercasing. */
function slugifyPretty(text: string): string {
  return trimDashes(text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-'));
}

function slugify(text: string): string {
  return trimDashes(text.replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')).toLowerCase();
}

function trimDashes(text: string): string {
  return text.replace(/^-|-$/g, '');
}

// Encodes everything but `pchar` (RFC 3986 §3.3) and `/`.
function escapePath(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^A-Za-z0-9._~!$&'()*+,;=:@/-]+/gu, (part) => encodeURIComponent(part));
}

function weekday({ year, month, day }: WallTime): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function dayOfYear({ year, month, day }: WallTime): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000 + 1;
}

// ISO 8601: a week belongs to the year of its Thursday.
function isoWeek({ year, month, day }: WallTime): { year: number; week: number } {
  const thursday = new Date(Date.UTC(year, month - 1, day));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / 604_800_000) + 1;
  return { year: thursday.getUTCFullYear(), week };
}
