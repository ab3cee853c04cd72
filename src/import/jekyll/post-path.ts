/** What a post's place in the site says about it. */
export interface PostPath {
  /** The directories above `_posts/`, which Jekyll makes categories of. */
  readonly categories: readonly string[];
  /** The day that the file name begins with; undefined for a draft without one. */
  readonly day: FileDay | undefined;
  /** The file name without day and extension. */
  readonly slug: string;
  /** The file name without extension. */
  readonly baseName: string;
  /** The directories below `_posts/`, joined by `/`; empty for none. */
  readonly folder: string;
  readonly isMarkdown: boolean;
  readonly isDraft: boolean;
}

export interface FileDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const markdown = new Set(['md', 'markdown', 'mkdown', 'mkdn', 'mkd']);
const html = new Set(['html', 'htm']);
const datedName = /^(\d{2,4})-(\d{1,2})-(\d{1,2})-(.*)$/;
const folders = new Set(['_posts', '_drafts']);

/** Whether a file of a site belongs to an import: text in `_posts/` or `_drafts/`. */
export function isPostFile(path: string): boolean {
  return place(path) !== undefined && extensionIsText(path);
}

/** Whether a file lies among the drafts. */
export function isDraftFile(path: string): boolean {
  return place(path)?.special === '_drafts';
}

/**
 * Reads a post's path, relative to the site's root, with `/` between its parts. Undefined where
 * Jekyll would not take the file for a post: its name has no date.
 */
export function readPostPath(path: string): PostPath | undefined {
  const found = place(path);
  if (!found) return undefined;
  const { parts, at, special } = found;
  const file = parts.at(-1) ?? '';
  const dot = file.lastIndexOf('.');
  const baseName = file.slice(0, dot);
  const dated = datedName.exec(baseName);
  const isDraft = special === '_drafts';
  if (!dated && !isDraft) return undefined;
  return {
    categories: parts.slice(0, at),
    day: dated
      ? { year: fullYear(dated[1] ?? ''), month: Number(dated[2]), day: Number(dated[3]) }
      : undefined,
    slug: dated?.[4] ?? baseName,
    baseName,
    folder: parts.slice(at + 1, -1).join('/'),
    isMarkdown: markdown.has(file.slice(dot + 1).toLowerCase()),
    isDraft,
  };
}

function place(path: string) {
  const parts = path.split('/');
  const at = parts.findIndex((part) => folders.has(part));
  if (at < 0 || at === parts.length - 1) return undefined;
  // Jekyll looks into no folder that is hidden, private or somebody else's.
  const outside = parts.slice(0, at);
  if (outside.some((part) => /^[._#~]|^(?:node_modules|vendor)$/.test(part))) return undefined;
  if (parts.slice(at + 1).some((part) => part.startsWith('.'))) return undefined;
  return { parts, at, special: parts[at] };
}

function extensionIsText(path: string): boolean {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return markdown.has(extension) || html.has(extension);
}

// Ruby's Time.parse: two digits below 69 are of this century.
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 69 ? 2000 + year : 1900 + year;
}
