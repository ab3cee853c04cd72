import type { PostFile } from '../model/post-file.ts';
import { parseConfig } from './config-file.ts';
import { deepMerge } from './front-matter-defaults.ts';
import { mapOf, type Values } from './values.ts';

/**
 * Merges configurations into one, as Jekyll does for `--config a,b`: maps are merged, and later values
 * replace earlier ones.
 *
 * @param files each with its text
 * @param added keys that are set if no file has them
 * @param path of the result, which is YAML
 * @throws {ImportError} if one of the files is not valid
 */
export function mergedConfig(
  files: readonly { readonly path: string; readonly text: string }[],
  added: Readonly<Record<string, string>> = {},
  path = '_config.yml',
): PostFile {
  let [typed, texts]: readonly Values[] = [added, added];
  for (const file of files) {
    const parsed = parseConfig(file.text, file.path);
    typed = deepMerge(typed ?? {}, parsed.values);
    texts = deepMerge(texts ?? {}, parsed.texts);
  }
  const bytes = new Uint8Array(new TextEncoder().encode(`${yamlOf(typed, texts)}\n`));
  return { path, bytes, modifiedAt: new Date(0) };
}

/** Writes a value as YAML in flow style. Scalars stay as they were written: the language `no` is not false. */
function yamlOf(typed: unknown, text: unknown): string {
  if (Array.isArray(typed)) {
    const texts = Array.isArray(text) ? text : [];
    return `[${typed.map((item, index) => yamlOf(item, texts[index])).join(', ')}]`;
  }
  const map = mapOf(typed);
  if (map) {
    const texts = mapOf(text) ?? {};
    const pairs = Object.entries(map).map(
      ([key, value]) => `${JSON.stringify(key)}: ${yamlOf(value, texts[key])}`,
    );
    return `{${pairs.join(', ')}}`;
  }
  if (typeof typed === 'string') return quoted(typed);
  if (typeof text === 'string' && /^[\w.+-]+$/.test(text)) return text;
  return typed === null || typed === undefined ? 'null' : String(typed);
}

// JSON is also YAML, except that YAML does not allow these characters unescaped.
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
