import { PostSkipped } from '../model/problem.ts';
import { skipExcluded } from './exclusions.ts';
import { markupExtensions, markupOf } from './markup.ts';
import { type CalendarDay, fullYear } from './ruby-time.ts';
import { defaultMarkdownExtensions, type SiteStructure } from './site-structure.ts';

/** The properties of a post that follow from its path. */
export interface PostPath {
  /** Jekyll's relative path. The name of an additional post folder is replaced with `_posts`. */
  readonly relative: string;
  /** The directories above `_posts`, which become categories. */
  readonly categories: readonly string[];
  /** The date in the file name; undefined if a date is not required and the name has none. */
  readonly day: CalendarDay | undefined;
  /** The file name without date, extension and trailing dots. */
  readonly slug: string;
  /** The file name without extension. */
  readonly baseName: string;
  /** The value of the permalink placeholder `:path`. */
  readonly cleanPath: string;
  /** The extension of the generated page, with its dot. */
  readonly outputExtension: string;
  readonly isMarkdown: boolean;
  readonly isDraft: boolean;
}

// Jekyll does not convert files with these extensions, and their URLs keep the extension.
const textExtensions = [
  'html',
  'htm',
  'xhtml',
  'text',
  'txt',
  'rmd',
  'qmd',
  'mdown',
  'mdtext',
  'mdtxt',
  'mdwn',
  'mdx',
  'mkdwn',
];
const postExtensions = new Set([
  ...defaultMarkdownExtensions,
  ...textExtensions,
  ...markupExtensions,
]);
const datedName = /^(\d{2,4})-(\d{1,2})-(\d{1,2})-(.*)$/;

/**
 * Whether a file may be a post: text in `_posts`, `_drafts` or an additional post folder.
 *
 * @param postFolders see {@link SiteStructure}
 */
export function isPostFile(path: string, postFolders: readonly string[] = []): boolean {
  const isText = postExtensions.has(extensionOf(path).toLowerCase());
  return isText && locate(path, postFolders) !== undefined;
}

/** Whether a file is in a `_drafts` directory. */
export function isDraftFile(path: string): boolean {
  return locate(path, [])?.folder === '_drafts';
}

/**
 * Parses the path of a post.
 *
 * @param path relative to the site's root, with `/` as its separator
 * @throws {PostSkipped} if Jekyll would not read the file as a post
 */
export function parsePostPath(path: string, structure: SiteStructure): PostPath {
  const location = locate(belowSource(path, structure), structure.postFolders);
  if (!location) throw new PostSkipped('it is not in a post folder', 'not-post');
  skipExcluded(location, structure);
  const { above, below, folder, isAdditional } = location;
  const file = fileNameOf(below, isAdditional);
  const extension = extensionOf(file);
  const baseName = file.slice(0, -extension.length - 1);
  const dated = datedName.exec(baseName);
  const isDraft = folder === '_drafts';
  if ((!dated && !isDraft && !isAdditional) || baseName === '' || baseName === '_index') {
    const reason = 'its file name does not begin with a date (2026-01-31-title.md)';
    throw new PostSkipped(reason, 'not-post');
  }
  const isMarkdown = structure.markdownExtensions.includes(extension.toLowerCase());
  const markup = isMarkdown ? undefined : markupOf(extension.toLowerCase());
  if (markup !== undefined) {
    const reason = `it is in ${markup}, which Jekyll converts only with a plugin`;
    throw new PostSkipped(reason, 'markup');
  }
  const relative = [...above, folder, ...below].join('/');
  return {
    relative,
    categories: above,
    day: dated
      ? { year: fullYear(dated[1] ?? ''), month: Number(dated[2]), day: Number(dated[3]) }
      : undefined,
    slug: withoutTrailingDots(dated?.[4] ?? baseName),
    baseName,
    cleanPath: withoutTrailingDots(relative.slice(0, -extension.length - 1).replace('_posts', '')),
    outputExtension: isMarkdown ? '.html' : `.${extension}`,
    isMarkdown,
    isDraft,
  };
}

interface PostLocation {
  readonly above: readonly string[];
  /** An additional post folder counts as `_posts`. */
  readonly folder: '_posts' | '_drafts';
  readonly below: readonly string[];
  /** Whether it is an additional post folder, where file names need no date. */
  readonly isAdditional: boolean;
}

function locate(path: string, postFolders: readonly string[]): PostLocation | undefined {
  const parts = path.split('/');
  if (parts.some((part) => /^\.|^(?:node_modules|_site)$/.test(part))) return undefined;
  for (let index = 0; index < parts.length - 1; index++) {
    const name = parts[index];
    if (name === '_posts' || name === '_drafts') {
      const [above, below] = [parts.slice(0, index), parts.slice(index + 1)];
      return { above, folder: name, below, isAdditional: false };
    }
    const additional = postFolders.find((folder) => isFolderAt(parts, index, folder));
    if (additional === undefined) continue;
    const below = parts.slice(index + additional.split('/').length);
    if (below.length === 0) continue;
    const above = [...parts.slice(0, index), ...additional.split('/').slice(0, -1)];
    return { above, folder: '_posts', below, isAdditional: true };
  }
  return undefined;
}

// A post folder given as a name matches at any depth; one given as a path matches only at the root.
function isFolderAt(parts: readonly string[], start: number, folder: string): boolean {
  const names = folder.split('/');
  if (names.length > 1 && start > 0) return false;
  return names.every((name, index) => parts[start + index] === name);
}

function belowSource(path: string, { source, collectionsDir }: SiteStructure): string {
  let rest = path;
  for (const folder of [source, collectionsDir]) {
    if (folder === '') continue;
    if (!rest.startsWith(`${folder}/`)) {
      throw new PostSkipped(
        `it is not in ${folder}/, the directory for posts according to _config.yml`,
        'excluded',
      );
    }
    rest = rest.slice(folder.length + 1);
  }
  return rest;
}

// In Zola and Hugo, a page with assets is a directory: `hello/index.md` is the page `hello`.
function fileNameOf(below: readonly string[], isAdditional: boolean): string {
  const file = below.at(-1) ?? '';
  const folder = below.at(-2);
  return isAdditional && folder !== undefined && file.startsWith('index.')
    ? folder + file.slice('index'.length)
    : file;
}

function extensionOf(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.includes('.') ? file.slice(file.lastIndexOf('.') + 1) : '';
}

function withoutTrailingDots(text: string): string {
  let end = text.length;
  while (text[end - 1] === '.') end--;
  return text.slice(0, end);
}
