import type { Values } from './values.ts';

// The keys that change how a site is read.
const keys = [
  'author',
  'baseurl',
  'collections_dir',
  'defaults',
  'description',
  'exclude',
  'excerpt_separator',
  'future',
  'include',
  'language',
  'markdown_ext',
  'permalink',
  'timezone',
  'title',
  'unpublished',
  'url',
];

/** Lists keys of a configuration that are probably meant to be others, such as `base_url`, one line each. */
export function misspelledKeys(values: Values): string[] {
  const missing = keys.filter((key) => !Object.hasOwn(values, key));
  return Object.keys(values).flatMap((key) => {
    const meant = keys.includes(key) ? undefined : missing.find((other) => isMistake(key, other));
    return meant === undefined ? [] : [`"${key}" is no setting: is "${meant}" meant?`];
  });
}

// Other case or punctuation, or two letters in the wrong order.
function isMistake(key: string, meant: string): boolean {
  const plain = key.toLowerCase().replace(/[\s_-]/g, '');
  const letters = meant.replaceAll('_', '');
  if (plain === letters) return true;
  const first = [...letters].findIndex((letter, index) => letter !== plain[index]);
  const [one = '', two = ''] = letters.slice(first, first + 2);
  return first >= 0 && plain === letters.slice(0, first) + two + one + letters.slice(first + 2);
}
