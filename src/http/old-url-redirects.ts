import { nowhere, type OwnRedirect } from '../model/own-redirect.ts';
import { slugOf } from '../model/scope.ts';
import { encodeSegment, feedPath } from '../model/urls.ts';
import { oldQuery } from './old-queries.ts';
import { type OldTarget, oldFolders, oldUrls } from './old-urls.ts';

/** Where an address has moved to: a path of Feedmill's, or nowhere. */
export type Moved = { readonly path: string } | 'gone';

interface Rule {
  readonly matches: RegExp;
  readonly target: (name: string) => Moved | undefined;
}

/**
 * Makes a function that says where an address of another system has moved to; undefined for one that
 * it does not know.
 *
 * @param own the publisher's pairs, which come first
 * @param isKnown whether the addresses of other systems are known, or the publisher's alone
 */
export function createMoved(own: readonly OwnRedirect[], isKnown: boolean) {
  const rules = [
    ...own.map(({ from, to }) => ({ matches: regexp(from), target: ownTarget(to) })),
    ...(isKnown ? oldUrls.map(knownRule) : []),
  ];
  return (path: string, query: URLSearchParams): Moved | 'invalid' | undefined => {
    if (isKnown) {
      const asked = oldQuery(path, query);
      if (asked !== undefined)
        return asked === 'invalid' ? asked : movedTo(asked.target, asked.name);
    }
    for (const one of isKnown ? [path, withoutFolder(path)] : [path]) {
      const found = one === undefined ? undefined : firstOf(rules, one);
      if (found) return found;
    }
    return undefined;
  };
}

function firstOf(rules: readonly Rule[], path: string): Moved | undefined {
  for (const { matches, target } of rules) {
    const match = matches.exec(path);
    const moved = match ? target(decoded(match.groups?.name ?? '')) : undefined;
    if (moved) return moved;
  }
  return undefined;
}

function withoutFolder(path: string): string | undefined {
  const folder = oldFolders.find((one) => path.toLowerCase().startsWith(`${one}/`));
  return folder && path.slice(folder.length);
}

function knownRule([pattern, target]: (typeof oldUrls)[number]): Rule {
  return { matches: regexp(pattern), target: (name) => movedTo(target, name) };
}

function movedTo(target: OldTarget, name: string): Moved | undefined {
  if (target === 'gone') return target;
  const [kind, format] = target;
  const slug = kind === 'site' ? '' : slugOf(name);
  // A name of nothing but spaces is none.
  if (slug === '' && kind !== 'site') return undefined;
  return { path: feedPath({ kind, slug }, format) };
}

function ownTarget(to: string): (name: string) => Moved {
  if (to === nowhere) return () => nowhere;
  return (name) => ({ path: to.replaceAll(':name', encodeSegment(slugOf(name))) });
}

/** A pattern of old-addresses.ts as an expression over a path; linear, since no part repeats another. */
function regexp(pattern: string): RegExp {
  const source = pattern
    .replace(/\/$/, '')
    .replace(/[.+?^$()[\]{}|\\]/g, '\\$&')
    .replace(/\*\*\/|\*|:name/g, (sign) => signs[sign] ?? '');
  return new RegExp(`^${source}/*$`, 'i');
}

const signs: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]+/){0,8}',
  '*': '[^/]+',
  ':name': '(?<name>[^/]+?)',
};

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
