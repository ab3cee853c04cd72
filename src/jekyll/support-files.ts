import { errorMessage } from '../model/error-message.ts';
import { parseCsv } from './csv.ts';
import { permalinkIn } from './linked-page.ts';
import { defaultFolders, type SupportFolders } from './site-structure.ts';
import { pathBelowSource, supportKindOf } from './support-kind.ts';
import type { Values } from './values.ts';
import { parseYamlData } from './yaml-data.ts';

/** A file that posts are rendered with. */
export interface SupportFile {
  /** The path from the site's root. */
  readonly path: string;
  readonly content: string;
}

/** The includes and data files of a site. */
export interface SupportFiles {
  /** Returns the text of an include; undefined if no include has this name. */
  include(name: string): string | undefined;
  /** Returns the permalink that a page has of its own, by its path; undefined if it has none. */
  permalinkOf(path: string): string | undefined;
  /** Returns the text of a file beside posts, by its path; undefined if there is none. */
  relative(path: string): string | undefined;
  /** The value of `site.data`. Each file is parsed on first access. */
  readonly data: Values;
  /** The texts of all includes. */
  readonly texts: readonly string[];
}

/** The limits for the support files of a site: bytes per file, bytes in total, and files. */
export const supportLimits = { fileBytes: 256_000, bytes: 2_000_000, files: 1_000 } as const;

/**
 * Collects the includes and data files that Liquid in posts can access.
 *
 * @param folders where they are
 */
export function supportFiles(files: readonly SupportFile[], folders: SupportFolders): SupportFiles {
  const includes = new Map<string, string>();
  const others = new Map<string, string>();
  const data: Record<string, unknown> = Object.create(null);
  for (const file of files) {
    const path = pathBelowSource(file.path, folders);
    if (path === undefined) continue;
    const kind = supportKindOf(file.path, folders);
    if (kind === 'include') includes.set(path.slice(folders.includesDir.length + 1), file.content);
    else if (kind === 'data') addData(data, path.slice(folders.dataDir.length + 1), file);
    else others.set(path, file.content);
  }
  return {
    include: (name) => includes.get(name),
    relative: (path) => others.get(path),
    permalinkOf: (path) => permalinkIn(others.get(path) ?? ''),
    data,
    texts: [...includes.values()],
  };
}

/** The support files of a site that has none. */
export const noSupportFiles: SupportFiles = supportFiles([], defaultFolders);

// `_data/people/ada.lovelace.yml` is `site.data.people.adalovelace`.
function addData(data: Record<string, unknown>, path: string, file: SupportFile): void {
  const folders = path
    .replace(/\.[^./]+$/, '')
    .split('/')
    .map(dataName);
  const name = folders.pop() ?? '';
  let parent = data;
  for (const folder of folders) {
    const existing = Object.getOwnPropertyDescriptor(parent, folder)?.value;
    const child: Record<string, unknown> = isRecord(existing) ? existing : Object.create(null);
    // As in Jekyll, `people/` replaces `people.yml`, which is a getter.
    Object.defineProperty(parent, folder, { configurable: true, enumerable: true, value: child });
    parent = child;
  }
  let parsed: { readonly value: unknown } | undefined;
  Object.defineProperty(parent, name, {
    configurable: true,
    enumerable: true,
    get: () => {
      parsed ??= { value: parseData(file) };
      return parsed.value;
    },
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// The patterns of Jekyll's `sanitize_filename`. To Ruby, only ASCII is a word character or white space.
function dataName(name: string): string {
  return name.replace(notInDataName, '').replace(/[ \t\n\v\f\r]+/g, '_');
}

const notInDataName =
  /[^\w \t\n\v\f\r-]+|(?<=^|\b[ \t\n\v\f\r])[ \t\n\v\f\r]+(?=$|[ \t\n\v\f\r]?\b)/gm;

function parseData({ path, content }: SupportFile): unknown {
  const text = content.replace(/^\uFEFF/, '');
  try {
    if (/\.csv$/i.test(path)) return parseCsv(text, ',');
    if (/\.tsv$/i.test(path)) return parseCsv(text, '\t');
    return /\.json$/i.test(path) ? JSON.parse(text) : parseYamlData(text);
  } catch (error) {
    throw new Error(`${path} cannot be read: ${errorMessage(error)}`);
  }
}
