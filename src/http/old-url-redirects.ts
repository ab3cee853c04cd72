import { type CustomRedirect, gone } from '../model/custom-redirect.ts';
import { slugOf } from '../model/scope.ts';
import { encodeSegment, feedPath } from '../model/urls.ts';
import { parseOldQuery } from './old-queries.ts';
import { type OldTarget, oldFolders, oldUrls } from './old-urls.ts';

/** The path that an old URL has moved to; `gone` if there is none. */
type Moved = { readonly path: string } | 'gone';

interface Rule {
  readonly matches: RegExp;
  readonly target: (name: string) => Moved | undefined;
}

/**
 * Makes a function that looks up where an old URL has moved. It returns undefined for a URL that no
 * rule matches.
 *
 * @param custom the publisher's redirects, which take precedence
 * @param withOldUrls whether the URLs of other systems are redirected too
 */
export function createOldUrlRedirects(custom: readonly CustomRedirect[], withOldUrls: boolean) {
  const rules = [
    ...custom.map(({ from, to }) => ({ matches: regexpOf(from), target: customTarget(to) })),
    ...(withOldUrls ? oldUrls.map(oldUrlRule) : []),
  ];
  return (path: string, query: URLSearchParams): Moved | 'invalid' | undefined => {
    if (withOldUrls) {
      const parsed = parseOldQuery(path, query);
      if (parsed !== undefined)
        return parsed === 'invalid' ? parsed : movedTo(parsed.target, parsed.name);
    }
    for (const candidate of withOldUrls ? [path, withoutFolder(path)] : [path]) {
      const moved = candidate === undefined ? undefined : firstMatch(rules, candidate);
      if (moved) return moved;
    }
    return undefined;
  };
}

function firstMatch(rules: readonly Rule[], path: string): Moved | undefined {
  for (const { matches, target } of rules) {
    const match = matches.exec(path);
    const moved = match ? target(decode(match.groups?.name ?? '')) : undefined;
    if (moved) return moved;
  }
  return undefined;
}

function withoutFolder(path: string): string | undefined {
  const folder = oldFolders.find((prefix) => path.toLowerCase().startsWith(`${prefix}/`));
  return folder && path.slice(folder.length);
}

function oldUrlRule([pattern, target]: (typeof oldUrls)[number]): Rule {
  return { matches: regexpOf(pattern), target: (name) => movedTo(target, name) };
}

function movedTo(target: OldTarget, name: string): Moved | undefined {
  if (target === 'gone') return target;
  const [kind, format] = target;
  const slug = kind === 'site' ? '' : slugOf(name);
  // The name is blank.
  if (slug === '' && kind !== 'site') return undefined;
  return { path: feedPath({ kind, slug }, format) };
}

function customTarget(to: string): (name: string) => Moved {
  if (to === gone) return () => gone;
  return (name) => ({ path: to.replaceAll(':name', encodeSegment(slugOf(name))) });
}

/**
 * Turns a pattern into a regular expression. In the patterns of old-urls.ts, adjacent repetitions never
 * match the same character, so matching takes linear time.
 */
function regexpOf(pattern: string): RegExp {
  const source = pattern
    .replace(/\/$/, '')
    .replace(/[.+?^$()[\]{}|\\]/g, '\\$&')
    .replace(/\*\*\/|\*|:name/g, (wildcard) => wildcards[wildcard] ?? '');
  return new RegExp(`^${source}/*$`, 'i');
}

const wildcards: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]+/){0,8}',
  '*': '[^/]+',
  ':name': '(?<name>[^/]+?)',
};

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
