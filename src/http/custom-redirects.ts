import { type CustomRedirect, gone } from '../model/custom-redirect.ts';
import { slugOf } from '../model/scope.ts';
import { encodeSegment } from '../model/urls.ts';
import {
  matchPath,
  matchText,
  type PathPattern,
  parsePathPattern,
  pathSegments,
} from './path-pattern.ts';

interface Rule {
  readonly from: string;
  readonly to: string;
  readonly path: PathPattern;
  /** The parameters that the query must have, among others. */
  readonly query: readonly (readonly [string, string])[];
}

/**
 * Makes a function that finds the publisher's redirect of a URL. It returns the new path, `gone`, or
 * undefined if there is no redirect. The first redirect that matches wins.
 *
 * @throws {Error} if an earlier redirect matches all URLs of a later one
 */
export function createCustomRedirects(redirects: readonly CustomRedirect[]) {
  const rules = redirects.map(parseRule);
  const find = (path: string, query: URLSearchParams): string | undefined => {
    if (rules.length === 0) return undefined;
    const segments = pathSegments(path);
    for (const rule of rules) {
      const name = matchRule(rule, segments, query);
      if (name === undefined) continue;
      return rule.to === gone ? gone : rule.to.replaceAll(':name', encodeSegment(slugOf(name)));
    }
    return undefined;
  };
  for (const [index, rule] of rules.entries()) refuseHidden(rule, rules.slice(0, index));
  return find;
}

function parseRule({ from, to }: CustomRedirect): Rule {
  const [path = '', query = ''] = from.split('?', 2);
  return { from, to, path: parsePathPattern(path), query: [...new URLSearchParams(query)] };
}

/** Returns the name in a URL that the rule matches, which may be empty; undefined if it does not match. */
function matchRule(
  { path, query }: Rule,
  segments: readonly string[],
  asked: URLSearchParams,
): string | undefined {
  const match = matchPath(path, segments);
  if (!match) return undefined;
  let { name } = match;
  for (const [key, pattern] of query) {
    const matches = asked.getAll(key).map((value) => matchText(pattern, value));
    const found = matches.find((each) => each !== undefined);
    if (!found) return undefined;
    name ||= found.name;
  }
  return name;
}

// No publisher's redirect has this text, so only a wildcard matches it.
const anything = '\u{e000}';

function refuseHidden(rule: Rule, earlier: readonly Rule[]): void {
  const example = rule.from.replace(/:name|\*+/g, anything);
  const [path = '', query = ''] = example.split('?', 2);
  const segments = pathSegments(path);
  const hiding = earlier.find(
    (other) => matchRule(other, segments, new URLSearchParams(query)) !== undefined,
  );
  if (!hiding) return;
  throw new Error(
    `REDIRECTS has a redirect that never applies: ${rule.from} comes after ${hiding.from}, which matches the same URLs. Put it first`,
  );
}
