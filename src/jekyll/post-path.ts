import { PostSkipped } from '../model/problem.ts';
import { skipExcluded } from './exclusions.ts';
import { defaultMarkdownExtensions, type SiteStructure } from './site-structure.ts';

/** What a post's place in the site says about it. */
export interface PostPath {
  /** The path as Jekyll has it: from its source, and with `_posts` for a further folder. */
  readonly relative: string;
  /** The directories above `_posts/`, which Jekyll makes categories of. */
  readonly categories: readonly string[];
  /** The day that the file name begins with; undefined for a draft without one. */
  readonly day: CalendarDay | undefined;
  /** The file name without day, extension and dots at its end. */
  readonly slug: string;
  /** The file name without extension. */
  readonly baseName: string;
  /** What Jekyll puts for `:path` into an address. */
  readonly cleanPath: string;
  /** The ending of the page that Jekyll writes, with its dot. */
  readonly outputExtension: string;
  readonly isMarkdown: boolean;
  readonly isDraft: boolean;
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// Other text is shown as it is, like HTML, and keeps its ending in its address.
const textExtensions = [
  'html',
  'htm',
  'xhtml',
  'text',
  'txt',
  'textile',
  'rmd',
  'qmd',
  'mdown',
  'mdwn',
];
const candidates = new Set([...defaultMarkdownExtensions, ...textExtensions]);
const datedName = /^(\d{2,4})-(\d{1,2})-(\d{1,2})-(.*)$/;

/**
 * Whether a file of a site may belong to an import: text in `_posts/`, `_drafts/` or a further folder.
 *
 * @param postFolders see {@link SiteStructure}
 */
export function isPostFile(path: string, postFolders: readonly string[] = []): boolean {
  return locate(path, postFolders) !== undefined && candidates.has(extensionOf(path).toLowerCase());
}

/** Whether a file lies among the drafts. */
export function isDraftFile(path: string): boolean {
  return locate(path, [])?.folder === '_drafts';
}

/**
 * Reads a post's path, relative to the site's root, with `/` between its parts.
 *
 * @throws {PostSkipped} where Jekyll would not take the file for a post
 */
export function parsePostPath(path: string, structure: SiteStructure): PostPath {
  const place = locate(inSource(path, structure), structure.postFolders);
  if (!place) throw new PostSkipped('it is in no folder for posts', 'not-post');
  skipExcluded(place, structure);
  const { above, below, folder, isFurther } = place;
  const file = fileOf(below, isFurther);
  const ending = extensionOf(file);
  const baseName = file.slice(0, -ending.length - 1);
  const dated = datedName.exec(baseName);
  const isDraft = folder === '_drafts';
  if ((!dated && !isDraft && !isFurther) || baseName === '' || baseName === '_index') {
    const reason = 'its name does not begin with a date (2026-01-31-title.md)';
    throw new PostSkipped(reason, 'not-post');
  }
  const isMarkdown = structure.markdownExtensions.includes(ending.toLowerCase());
  const relative = [...above, folder, ...below].join('/');
  return {
    relative,
    categories: above,
    day: dated
      ? { year: fullYear(dated[1] ?? ''), month: Number(dated[2]), day: Number(dated[3]) }
      : undefined,
    slug: withoutDots(dated?.[4] ?? baseName),
    baseName,
    cleanPath: withoutDots(relative.slice(0, -ending.length - 1).replace('_posts', '')),
    outputExtension: isMarkdown ? '.html' : `.${ending}`,
    isMarkdown,
    isDraft,
  };
}

interface PostLocation {
  readonly above: readonly string[];
  /** `_posts`, also for a folder that is like it, or `_drafts`. */
  readonly folder: '_posts' | '_drafts';
  readonly below: readonly string[];
  /** Whether it is a folder that the publisher named; there a name needs no date. */
  readonly isFurther: boolean;
}

function locate(path: string, postFolders: readonly string[]): PostLocation | undefined {
  const parts = path.split('/');
  // Nothing is looked for in hidden or other people's folders.
  if (parts.some((part) => /^\.|^(?:node_modules|_site)$/.test(part))) return undefined;
  for (let at = 0; at < parts.length - 1; at++) {
    const name = parts[at];
    if (name === '_posts' || name === '_drafts') {
      const [above, below] = [parts.slice(0, at), parts.slice(at + 1)];
      return { above, folder: name, below, isFurther: false };
    }
    const further = postFolders.find((folder) => isAt(parts, at, folder));
    if (further === undefined) continue;
    const below = parts.slice(at + further.split('/').length);
    if (below.length === 0) continue;
    const above = [...parts.slice(0, at), ...further.split('/').slice(0, -1)];
    return { above, folder: '_posts', below, isFurther: true };
  }
  return undefined;
}

// A name is found anywhere, a path from the root only.
function isAt(parts: readonly string[], at: number, folder: string): boolean {
  const wanted = folder.split('/');
  if (wanted.length > 1 && at > 0) return false;
  return wanted.every((name, index) => parts[at + index] === name);
}

function inSource(path: string, { source, collectionsDir }: SiteStructure): string {
  let rest = path;
  for (const folder of [source, collectionsDir]) {
    if (folder === '') continue;
    if (!rest.startsWith(`${folder}/`)) {
      throw new PostSkipped(
        `it is not below ${folder}/, where _config.yml has the posts`,
        'excluded',
      );
    }
    rest = rest.slice(folder.length + 1);
  }
  return rest;
}

// Zola and Hugo give a page with pictures a folder of its own: `hello/index.md` is the page `hello`.
function fileOf(below: readonly string[], isFurther: boolean): string {
  const file = below.at(-1) ?? '';
  const folder = below.at(-2);
  return isFurther && folder !== undefined && file.startsWith('index.')
    ? folder + file.slice('index'.length)
    : file;
}

function extensionOf(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.includes('.') ? file.slice(file.lastIndexOf('.') + 1) : '';
}

function withoutDots(text: string): string {
  let end = text.length;
  while (text[end - 1] === '.') end--;
  return text.slice(0, end);
}

// Ruby's Time.parse: two digits below 69 are of this century.
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 69 ? 2000 + year : 1900 + year;
}
