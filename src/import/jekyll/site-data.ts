import { parse } from 'yaml';
import type { Values } from './values.ts';

const dataFile = /^_data\/(.+)\.(?:ya?ml|json)$/;
const maxAliases = 100;

const cache = new WeakMap<ReadonlyMap<string, string>, Values>();

/** What `site.data` is: the site's `_data/*.yml` and `.json`, by folder and name. */
export function siteData(files: ReadonlyMap<string, string>): Values {
  const known = cache.get(files);
  if (known) return known;
  const data: Record<string, unknown> = Object.create(null);
  for (const [path, text] of files) {
    const name = dataFile.exec(path)?.[1];
    if (name !== undefined) put(data, name.split('/'), dataIn(text));
  }
  cache.set(files, data);
  return data;
}

function put(data: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    data[name] = value;
    return;
  }
  const there = data[name];
  const folder = typeof there === 'object' && there !== null ? { ...there } : {};
  put(folder, rest, value);
  data[name] = folder;
}

// A file that is not YAML is as good as none: what asks for it finds nothing.
function dataIn(text: string): unknown {
  try {
    return parse(text, { version: '1.1', uniqueKeys: false, maxAliasCount: maxAliases });
  } catch {
    return null;
  }
}
