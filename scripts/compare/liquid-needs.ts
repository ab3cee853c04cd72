import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

// The tags of Liquid and of Jekyll without plugins, and the parts of them.
const ownTags = new Set(
  (
    'assign break capture case comment continue cycle decrement doc echo else elsif for if ifchanged ' +
    'increment liquid raw render tablerow unless when highlight include include_relative link post_url ' +
    'include_cached'
  ).split(' '),
);
const tag = /\{%-?\s*(\w+)([^%]{0,300})/g;
const shown = /\{%-?\s*(raw|highlight|comment)\b/;

/**
 * What a post's Liquid needs that the site's folder does not hold: a tag of a plugin, or an include
 * that is a theme's. Undefined where it needs nothing.
 */
export async function missingNeed(
  root: string,
  path: string,
  text: string,
): Promise<string | undefined> {
  for (const [, name = '', rest = ''] of outsideShown(text).matchAll(tag)) {
    if (!ownTags.has(name.replace(/^end/, ''))) return `the tag "${name}" of a plugin`;
    const file = includedFile(root, path, name, rest.trim());
    if (file && !(await stat(file).catch(() => undefined))) return `the include ${rest.trim()}`;
  }
  return undefined;
}

// A name that is made by the template itself is not known here.
function includedFile(root: string, path: string, tag: string, rest: string): string | undefined {
  const name = /^[\w./-]+/.exec(rest)?.[0];
  if (!/^include/.test(tag) || name === undefined) return undefined;
  return tag === 'include_relative'
    ? join(root, dirname(path), name)
    : join(root, '_includes', name);
}

function outsideShown(text: string): string {
  const parts: string[] = [];
  let rest = text;
  for (let start = shown.exec(rest); start; start = shown.exec(rest)) {
    parts.push(rest.slice(0, start.index));
    rest = rest.slice(start.index);
    const close = new RegExp(`\\{%-?\\s*end${start[1]}\\b[^}]{0,20}\\}`).exec(rest);
    if (!close) return parts.join('');
    rest = rest.slice(close.index + close[0].length);
  }
  return parts.join('') + rest;
}
