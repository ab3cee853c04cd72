import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReadableSite } from '../site/read-site.ts';

type SiteFolders = Pick<ReadableSite, 'root' | 'includes'>;

// The tags of Liquid and of Jekyll without plugins, and `include_cached`, which Feedmill supports.
const knownTags = new Set(
  (
    'assign break capture case comment continue cycle decrement doc echo else elsif for if ifchanged ' +
    'increment liquid raw render tablerow unless when highlight include include_relative link post_url ' +
    'include_cached'
  ).split(' '),
);
const liquidTag = /\{%-?\s*(\w+)([^%]{0,300})/g;
const verbatimStart = /\{%-?\s*(raw|highlight|comment)\b/;

/**
 * Finds a dependency of a post that the site's folder lacks: the tag of a plugin, or an include of a theme.
 *
 * @returns a description of the first one; undefined if the folder lacks nothing
 */
export async function findMissingDependency(
  site: SiteFolders,
  path: string,
  text: string,
): Promise<string | undefined> {
  for (const [, name = '', rest = ''] of withoutVerbatim(text).matchAll(liquidTag)) {
    if (!knownTags.has(name.replace(/^end/, ''))) return `the tag "${name}" of a plugin`;
    const file = includedFile(site, path, name, rest.trim());
    if (file && !(await stat(file).catch(() => undefined))) return `the include ${rest.trim()}`;
  }
  return undefined;
}

/** The file that a tag includes; undefined if the template computes its name. */
function includedFile(
  { root, includes }: SiteFolders,
  path: string,
  tag: string,
  rest: string,
): string | undefined {
  const name = /^[\w./-]+/.exec(rest)?.[0];
  if (!/^include/.test(tag) || name === undefined) return undefined;
  return tag === 'include_relative' ? join(root, dirname(path), name) : join(includes, name);
}

/** Removes blocks in which tags are not evaluated. */
function withoutVerbatim(text: string): string {
  const parts: string[] = [];
  let rest = text;
  for (let start = verbatimStart.exec(rest); start; start = verbatimStart.exec(rest)) {
    parts.push(rest.slice(0, start.index));
    rest = rest.slice(start.index);
    const end = new RegExp(`\\{%-?\\s*end${start[1]}\\b[^}]{0,20}\\}`).exec(rest);
    if (!end) return parts.join('');
    rest = rest.slice(end.index + end[0].length);
  }
  return parts.join('') + rest;
}
