import { errorMessage } from '../model/error-message.ts';
import { parseCsv } from './csv.ts';
import type { Values } from './values.ts';
import { parseYamlData } from './yaml.ts';

/** A file of the site that posts may use, as text. */
export interface SupportFile {
  /** From the site's root. */
  readonly path: string;
  readonly content: string;
}

/** The files of a site that templates in posts may use. */
export interface SupportFiles {
  /** The text of a file of `_includes`; undefined where there is none. */
  include(name: string): string | undefined;
  /** What is below `_data`, by folder and name. A file is read when it is asked for. */
  readonly data: Values;
  /** The texts of the includes. */
  readonly texts: readonly string[];
}

/** Bytes of one such file, bytes of all of them, and how many there may be. */
export const supportLimits = { fileBytes: 256_000, bytes: 2_000_000, files: 1_000 } as const;

// At the top, or in the folder that the configuration may name as its source.
const place = /^(?:[^/]+\/)?(_includes|_data)\/(.+)$/;
const dataExtensions = /\.(?:ya?ml|json|csv|tsv)$/i;

/** Whether a file of a site is one that posts may use. */
export function isSupportFile(path: string): boolean {
  if (path.split('/').some((part) => part.startsWith('.') || part === 'node_modules')) return false;
  const [, folder] = place.exec(path) ?? [];
  return folder === '_includes' || (folder === '_data' && dataExtensions.test(path));
}

/**
 * Puts a site's support files where templates find them.
 *
 * @param source the folder that the site's files are in; empty for the root
 */
export function supportFiles(files: readonly SupportFile[], source: string): SupportFiles {
  const includes = new Map<string, string>();
  const data: Record<string, unknown> = Object.create(null);
  const root = source === '' ? '' : `${source}/`;
  for (const file of files) {
    if (!file.path.startsWith(root)) continue;
    const path = file.path.slice(root.length);
    if (path.startsWith('_includes/')) includes.set(path.slice('_includes/'.length), file.content);
    else if (path.startsWith('_data/')) addData(data, path.slice('_data/'.length), file);
  }
  return { include: (name) => includes.get(name), data, texts: [...includes.values()] };
}

/** No files at all. */
export const noSupportFiles: SupportFiles = supportFiles([], '');

// `_data/people/ada.lovelace.yml` is `site.data.people.adalovelace`.
function addData(data: Record<string, unknown>, path: string, file: SupportFile): void {
  const folders = path
    .replace(/\.[^./]+$/, '')
    .split('/')
    .map(dataName);
  const name = folders.pop() ?? '';
  let at = data;
  for (const folder of folders) {
    const below = Object.getOwnPropertyDescriptor(at, folder)?.value;
    const next: Record<string, unknown> = isRecord(below) ? below : Object.create(null);
    at[folder] = next;
    at = next;
  }
  let read: { readonly value: unknown } | undefined;
  Object.defineProperty(at, name, {
    configurable: true,
    enumerable: true,
    get: () => {
      read ??= { value: parseData(file) };
      return read.value;
    },
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dataName(name: string): string {
  return name
    .replace(/[^\p{L}\p{N}_\s-]+/gu, '')
    .trim()
    .replace(/\s+/g, '_');
}

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
