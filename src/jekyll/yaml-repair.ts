// Repairs YAML that Psych accepts but the npm package `yaml` rejects, and invalid YAML whose meaning is
// obvious. No line is added or removed, so line numbers in errors stay correct.

const valueStart = /^( *)(?:- +)*(?:(?:[^\s#"'[{][^:]*|"[^"]*"|'[^']*'):[ \t]+)?(?=["'[{])/;

/**
 * Indents the continuation lines of quoted scalars and flow collections. Psych accepts any indentation
 * there, even a tab.
 */
export function indentContinuationLines(yaml: string): string {
  const lines = yaml.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const opening = valueStart.exec(lines[index] ?? '');
    if (!opening) continue;
    const last = lastLineOf(lines, index, opening[0].length);
    if (last === undefined) return yaml;
    for (let next = index + 1; next <= last; next++) {
      lines[next] = `${opening[1]}  ${(lines[next] ?? '').trimStart()}`;
    }
    index = last;
  }
  return lines.join('\n');
}

/** Returns the index of the line on which a quoted scalar or flow collection ends, if it does. */
function lastLineOf(lines: readonly string[], first: number, column: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let index = first; index < lines.length; index++) {
    const line = lines[index] ?? '';
    for (let i = index === first ? column : 0; i < line.length; i++) {
      const character = line[i] ?? '';
      if (quote !== '') {
        if (quote === '"' && character === '\\') i++;
        else if (character === quote) quote = '';
      } else if (character === '"' || character === "'") quote = character;
      else if (character === '[' || character === '{') depth++;
      else if (character === ']' || character === '}') depth--;
      if (quote === '' && depth <= 0) return index;
    }
  }
  return undefined;
}

const quotedLine = /^([A-Za-z_][\w-]*:[ \t]+)"(.*)"[ \t]*\r?$/;

// Might be a list without brackets, such as `tags: "a", "b"`.
const unbracketedList = /",\s*"/;

/**
 * Escapes quotes within quotes, as in `title: "He said "no""`, on lines that are not valid YAML.
 *
 * @param isValid whether a line is valid YAML
 * @returns the text, and the numbers of the changed lines, from 1
 */
export function escapeInnerQuotes(
  yaml: string,
  isValid: (line: string) => boolean,
): { text: string; lines: readonly number[] } {
  const changed: number[] = [];
  const lines = yaml.split('\n').map((line, index) => {
    const [, key = '', value = ''] = quotedLine.exec(line) ?? [];
    if (key === '' || !/["\\]/.test(value)) return line;
    const isAmbiguous = !/^title:/i.test(key) && unbracketedList.test(value);
    if (isAmbiguous || isValid(line)) return line;
    changed.push(index + 1);
    return `${key}${JSON.stringify(value.replaceAll('\\"', '"'))}`;
  });
  return { text: lines.join('\n'), lines: changed };
}
