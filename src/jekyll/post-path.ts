import { PostSkipped } from '../model/problem.ts';
import { skipExcluded } from './exclusions.ts';
import { categoriesAbove } from './folder-categories.ts';
import { markupExtensions, markupOf } from './markup.ts';
import { locate } from './post-location.ts';
import { type CalendarDay, fullYear } from './ruby-time.ts';
import { defaultMarkdownExtensions, type SiteStructure } from './site-structure.ts';

/** The properties of a post that follow from its path. */
export interface PostPath {
  /** Jekyll's label of the collection: `posts`, or another collection that has feeds. */
  readonly collection: string;
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
  /** Whether it is a post even without a date. It then has the time when it was first seen. */
  readonly mayLackDate?: boolean;
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
 * Whether a file may be a post: text in `_posts`, `_drafts`, an additional post folder or a collection.
 *
 * @param postFolders see {@link SiteStructure}; one that begins with a slash is the folder of a collection
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
  const below = belowSource(path, structure);
  const document = documentPath(below, structure);
  if (document) return document;
  const location = locate(below, structure.postFolders);
  if (!location) throw new PostSkipped('it is not in a post folder', 'not-post');
  const categories = categoriesAbove(location, structure);
  const { above, folder, isAdditional } = location;
  const file = fileNameOf(location.below, isAdditional);
  const name = nameParts(file, structure);
  const { baseName, dated } = name;
  const isDraft = folder === '_drafts';
  if ((!dated && !isDraft && !isAdditional) || baseName === '' || baseName === '_index') {
    const reason = 'its file name does not begin with a date (2026-01-31-title.md)';
    throw new PostSkipped(reason, 'not-post');
  }
  const relative = [...above, folder, ...location.below].join('/');
  return {
    ...pathParts(relative, '_posts', name),
    collection: 'posts',
    categories,
    isDraft,
  };
}

/** Parses the path of a document of a collection; undefined for another file. */
function documentPath(path: string, structure: SiteStructure): PostPath | undefined {
  const [folder = '', ...below] = path.split('/');
  const collection = structure.collections.find(({ name }) => folder === `_${name}`)?.name;
  const file = below.at(-1);
  if (collection === undefined || file === undefined) return undefined;
  skipExcluded({ above: [], folder, below }, structure);
  const parts = pathParts(path, folder, nameParts(file, structure));
  return { ...parts, collection, categories: [], isDraft: false };
}

interface NameParts {
  readonly extension: string;
  readonly baseName: string;
  /** The parts of a name that begins with a date: year, month, day and the rest. */
  readonly dated: RegExpExecArray | null;
  readonly isMarkdown: boolean;
}

function nameParts(file: string, { markdownExtensions }: SiteStructure): NameParts {
  const extension = extensionOf(file);
  const baseName = file.slice(0, -extension.length - 1);
  const isMarkdown = markdownExtensions.includes(extension.toLowerCase());
  return { extension, baseName, dated: datedName.exec(baseName), isMarkdown };
}

/** @throws {PostSkipped} if the file is in a markup language that is not converted */
function pathParts(
  relative: string,
  folder: string,
  { extension, baseName, dated, isMarkdown }: NameParts,
): Omit<PostPath, 'collection' | 'categories' | 'isDraft'> {
  const markup = isMarkdown ? undefined : markupOf(extension.toLowerCase());
  if (markup !== undefined) {
    const reason = `it is in ${markup}, which Jekyll converts only with a plugin`;
    throw new PostSkipped(reason, 'markup');
  }
  return {
    relative,
    day: dated
      ? { year: fullYear(dated[1] ?? ''), month: Number(dated[2]), day: Number(dated[3]) }
      : undefined,
    slug: withoutTrailingDots(dated?.[4] ?? baseName),
    baseName,
    cleanPath: withoutTrailingDots(relative.slice(0, -extension.length - 1).replace(folder, '')),
    outputExtension: isMarkdown ? '.html' : `.${extension}`,
    isMarkdown,
  };
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
