/**
 * Whether a text fits a pattern in which `*` stands for any signs, `?` for one, and `[a-z]` for one of
 * a set. Like Ruby's `File.fnmatch`, it takes `/` for a sign like any other. Linear but for the
 * product of both lengths.
 */
export function fnmatch(pattern: string, text: string): boolean {
  const parts = partsOf(pattern);
  let at = 0;
  let part = 0;
  let star = -1;
  let retry = 0;
  while (at < text.length) {
    const wanted = parts[part];
    if (wanted === '*') {
      star = part++;
      retry = at;
    } else if (wanted !== undefined && fits(wanted, text[at] ?? '')) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++retry;
    } else return false;
  }
  while (parts[part] === '*') part++;
  return part === parts.length;
}

/**
 * Whether a path, or a folder that it lies in, fits a pattern of Ruby's `Dir.glob`: there a `*` ends
 * at the next `/`, and `**` between two of them stands for any number of folders.
 */
export function isBelowGlob(pattern: string, path: string): boolean {
  return alternatives(pattern).some((one) => {
    const segments = one.replace(/^\/+|\/+$/g, '').split('/');
    // Which segments of the pattern may come next, one set for each segment of the path.
    let open = withFolders(segments, new Set([0]));
    for (const name of path.split('/')) {
      const next = new Set<number>();
      for (const index of open) {
        const segment = segments[index] ?? '';
        if (segment === '**' && index < segments.length - 1) next.add(index);
        else if (!name.startsWith('.') && fnmatch(segment, name)) next.add(index + 1);
      }
      if (next.has(segments.length)) return true;
      open = withFolders(segments, next);
    }
    return false;
  });
}

// `**` may stand for no folder at all.
function withFolders(segments: readonly string[], open: ReadonlySet<number>): Set<number> {
  const all = new Set(open);
  for (const index of all) {
    if (segments[index] === '**' && index < segments.length - 1) all.add(index + 1);
  }
  return all;
}

const maxAlternatives = 100;

/** `{a,b}` written out; what would be very many is cut short. */
function alternatives(pattern: string): string[] {
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

/** A pattern sign by sign, with a set in brackets as one part. */
function partsOf(pattern: string): string[] {
  return pattern.match(/\[[^\]]+\]|\\.|[\s\S]/g) ?? [];
}

function fits(part: string, sign: string): boolean {
  if (part === '?') return true;
  if (part.length === 1) return part === sign;
  if (part.startsWith('\\')) return part[1] === sign;
  const isNegated = /^\[[!^]/.test(part);
  const set = part.slice(isNegated ? 2 : 1, -1);
  let isIn = false;
  for (let at = 0; at < set.length; at++) {
    const to = set[at + 1] === '-' ? set[at + 2] : undefined;
    const from = set[at] ?? '';
    if (to === undefined) isIn ||= from === sign;
    else {
      isIn ||= from <= sign && sign <= to;
      at += 2;
    }
  }
  return isIn !== isNegated;
}
