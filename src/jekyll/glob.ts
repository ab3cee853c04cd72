/**
 * Matches a text against a pattern of `*`, `?` and `[a-z]`. Like Ruby's `File.fnmatch`, it treats `/` as
 * an ordinary character. Its time is bounded by the product of both lengths.
 */
export function fnmatch(pattern: string, text: string): boolean {
  const tokens = tokenize(pattern);
  let at = 0;
  let index = 0;
  let star = -1;
  let retry = 0;
  while (at < text.length) {
    const token = tokens[index];
    if (token === '*') {
      star = index++;
      retry = at;
    } else if (token !== undefined && matchesToken(token, text[at] ?? '')) {
      index++;
      at++;
    } else if (star >= 0) {
      index = star + 1;
      at = ++retry;
    } else return false;
  }
  while (tokens[index] === '*') index++;
  return index === tokens.length;
}

/**
 * Whether a path, or a directory above it, matches a pattern of Ruby's `Dir.glob`, in which `*` does not
 * match a `/` and the segment `**` matches any number of directories.
 */
export function isBelowGlob(pattern: string, path: string): boolean {
  return expandBraces(pattern).some((one) => {
    const segments = one.replace(/^\/+|\/+$/g, '').split('/');
    // The pattern segments that the next path segment may match.
    let candidates = skipDoubleStars(segments, new Set([0]));
    for (const name of path.split('/')) {
      const next = new Set<number>();
      for (const index of candidates) {
        const segment = segments[index] ?? '';
        if (segment === '**' && index < segments.length - 1) next.add(index);
        else if (!name.startsWith('.') && fnmatch(segment, name)) next.add(index + 1);
      }
      if (next.has(segments.length)) return true;
      candidates = skipDoubleStars(segments, next);
    }
    return false;
  });
}

// `**` also matches no directory at all.
function skipDoubleStars(
  segments: readonly string[],
  candidates: ReadonlySet<number>,
): Set<number> {
  const all = new Set(candidates);
  for (const index of all) {
    if (segments[index] === '**' && index < segments.length - 1) all.add(index + 1);
  }
  return all;
}

const maxAlternatives = 100;

function expandBraces(pattern: string): string[] {
  const braces = /\{([^{}]*)\}/;
  let list = [pattern];
  for (let round = 0; round < 10 && list.some((one) => braces.test(one)); round++) {
    list = list.flatMap((one) => {
      const inner = braces.exec(one)?.[1];
      return inner === undefined
        ? [one]
        : inner.split(',').map((choice) => one.replace(braces, () => choice));
    });
    list = list.slice(0, maxAlternatives);
  }
  return list;
}

function tokenize(pattern: string): string[] {
  return pattern.match(/\[[^\]]+\]|\\.|[\s\S]/g) ?? [];
}

function matchesToken(token: string, character: string): boolean {
  if (token === '?') return true;
  if (token.length === 1) return token === character;
  if (token.startsWith('\\')) return token[1] === character;
  const isNegated = /^\[[!^]/.test(token);
  const set = token.slice(isNegated ? 2 : 1, -1);
  let isMember = false;
  for (let at = 0; at < set.length; at++) {
    const to = set[at + 1] === '-' ? set[at + 2] : undefined;
    const from = set[at] ?? '';
    if (to === undefined) isMember ||= from === character;
    else {
      isMember ||= from <= character && character <= to;
      at += 2;
    }
  }
  return isMember !== isNegated;
}
