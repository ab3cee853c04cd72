const whiteSpace = String.raw` \t\n\v\f\r`;

// An escape, a bracket of a character class, or a character that Ruby reads in its own way.
const token = /\\.|[[\].^$]/gs;

/**
 * Makes a pattern that means what it means in kramdown's source. To Ruby, `\s` is ASCII white space, and
 * `.` is anything but a newline; with the flag `m`, `^` and `$` are next to a newline or at the ends of the
 * text. JavaScript also counts no-break spaces, line separators and others.
 */
export function rubyPattern(pattern: RegExp): RegExp {
  let isInClass = false;
  const source = pattern.source.replace(token, (part) => {
    if (part === '[') isInClass = true;
    else if (part === ']') isInClass = false;
    return isInClass ? inClass(part) : outsideClass(part, pattern.multiline);
  });
  return new RegExp(source, pattern.flags.replace('m', ''));
}

function inClass(part: string): string {
  return part === String.raw`\s` ? whiteSpace : part;
}

function outsideClass(part: string, isMultiline: boolean): string {
  if (part === String.raw`\s`) return `[${whiteSpace}]`;
  if (part === String.raw`\S`) return `[^${whiteSpace}]`;
  if (part === '.') return String.raw`[^\n]`;
  if (part === '^' && isMultiline) return String.raw`(?<![^\n])`;
  return part === '$' && isMultiline ? String.raw`(?![^\n])` : part;
}
