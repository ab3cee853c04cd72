import { plainLine } from '../model/text.ts';

/** Front matter or another YAML map. */
export type Values = Readonly<Record<string, unknown>>;

const falseWord = /^(?:n|no|off|false)$/i;
const trueWord = /^(?:y|yes|on|true)$/i;

/** Returns the text of a scalar; undefined for null, a list or a map. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}

/** Returns the trimmed text of a scalar; undefined if it is blank. */
export function nonBlankText(value: unknown): string | undefined {
  const text = textOf(value)?.trim();
  return text === '' ? undefined : text;
}

/** Returns the path of a folder from the site's root; empty for the root, and for a folder outside of the site. */
export function folderOf(value: unknown): string {
  const path = nonBlankText(value)?.replace(/^(?:\.?\/)+|\/+$/g, '') ?? '';
  return path === '.' || path.split('/').includes('..') ? '' : path;
}

/** Whether a value is set and is false in YAML 1.1. */
export function isYamlFalse(value: unknown): boolean {
  return value === false || (typeof value === 'string' && falseWord.test(value));
}

/** Whether a value is true in YAML 1.1, or the text of such a value. */
export function isYamlTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && trueWord.test(value));
}

/** Returns a copy of a map; undefined for any other value. */
export function mapOf(value: unknown): Values | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}

/**
 * Returns a function that finds the value of a key whose words may be joined in any way: `cover_image` finds
 * `cover-image` and `coverImage`, too.
 */
export function looseKeys(data: Values): (key: string) => unknown {
  const plain = (key: string) => key.toLowerCase().replace(/[_-]/g, '');
  const values = new Map<string, unknown>();
  for (const [key, value] of Object.entries(data)) {
    if (!values.has(plain(key))) values.set(plain(key), value);
  }
  return (key) => data[key] ?? values.get(plain(key));
}

/** Returns the text of a scalar if it is one mail address. */
export function emailOf(value: unknown): string | undefined {
  const email = nonBlankText(value);
  return email && /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(email) ? plainLine(email) : undefined;
}

/** Resolves an http(s) URL against a base, if there is one; undefined if it is not such a URL. */
export function httpUrl(text: string | undefined, base?: string): string | undefined {
  const url = text === undefined ? null : URL.parse(text, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
