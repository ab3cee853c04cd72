/**
 * Whether a text matches a pattern of `*`, `?` and `[a-z]`. Like Ruby's `File.fnmatch`, this treats `/`
 * as an ordinary character. The time is at most proportional to the product of both lengths.
 */
export function fnmatch(pattern: string, text: string): boolean {
  const tokens = tokenize(pattern);
  let position = 0;
  let tokenIndex = 0;
  let starIndex = -1;
  // Where the text after the last `*` is tried to start.
  let retry = 0;
  while (position < text.length) {
    const token = tokens[tokenIndex];
    if (token === '*') {
      starIndex = tokenIndex++;
      retry = position;
    } else if (token !== undefined && matchesToken(token, text[position] ?? '')) {
      tokenIndex++;
      position++;
    } else if (starIndex >= 0) {
      tokenIndex = starIndex + 1;
      position = ++retry;
    } else return false;
  }
  while (tokens[tokenIndex] === '*') tokenIndex++;
  return tokenIndex === tokens.length;
}

/**
 * Whether a path, or a directory above it, matches a pattern of Ruby's `Dir.glob`, in which `*` does not
 * match a `/` and the segment `**` matches any number of directories.
 */
export function isBelowGlob(pattern: string, path: string): boolean {
  return expandBraces(pattern).some((alternative) => {
    const segments = alternative.replace(/^\/+|\/+$/g, '').split('/');
    // The indexes of the pattern segments that the next path segment may match.
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
  for (let round = 0; round < 10 && list.some((item) => braces.test(item)); round++) {
    list = list.flatMap((item) => {
      const inner = braces.exec(item)?.[1];
      return inner === undefined
        ? [item]
        : inner.split(',').map((choice) => item.replace(braces, () => choice));
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
  for (let index = 0; index < set.length; index++) {
    const to = set[index + 1] === '-' ? set[index + 2] : undefined;
    const from = set[index] ?? '';
    if (to === undefined) isMember ||= from === character;
    else {
      isMember ||= from <= character && character <= to;
      index += 2;
    }
  }
  return isMember !== isNegated;
}
