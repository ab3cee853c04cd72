// Text that Jekyll's YAML reader takes and the stricter one here does not, and text that no reader
// takes though its author's meaning is plain. Lines are changed in place, never added or taken away,
// so that the line of an error stays true.

const opensValue = /^( *)(?:- +)*(?:(?:[^\s#"'[{][^:]*|"[^"]*"|'[^']*'):[ \t]+)?(?=["'[{])/;

/**
 * Indents the further lines of quoted texts and of lists and maps in brackets. Ruby's reader does not
 * mind where they begin, not even after a TAB.
 */
export function indentContinuationLines(yaml: string): string {
  const lines = yaml.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const opening = opensValue.exec(lines[at] ?? '');
    if (!opening) continue;
    const last = lastLineOf(lines, at, opening[0].length);
    // Without an end it is no YAML, wherever its lines begin.
    if (last === undefined) return yaml;
    for (let next = at + 1; next <= last; next++) {
      lines[next] = `${opening[1]}  ${(lines[next] ?? '').trimStart()}`;
    }
    at = last;
  }
  return lines.join('\n');
}

/** The line on which a quoted text or a bracket ends; undefined where it has no end. */
function lastLineOf(lines: readonly string[], first: number, column: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = first; at < lines.length; at++) {
    const line = lines[at] ?? '';
    for (let i = at === first ? column : 0; i < line.length; i++) {
      const sign = line[i] ?? '';
      if (quote !== '') {
        if (quote === '"' && sign === '\\') i++;
        else if (sign === quote) quote = '';
      } else if (sign === '"' || sign === "'") quote = sign;
      else if (sign === '[' || sign === '{') depth++;
      else if (sign === ']' || sign === '}') depth--;
      if (quote === '' && depth <= 0) return at;
    }
  }
  return undefined;
}

const quotedLine = /^([A-Za-z_][\w-]*:[ \t]+)"(.*)"[ \t]*\r?$/;

// A list that lost its brackets, `tags: "a", "b"`, may mean several things.
const isList = /",\s*"/;

/**
 * Escapes what stands bare between the first and the last quote of a line, `title: "He said "no""`,
 * where the line is not YAML as it is.
 *
 * @param isYaml whether a line is
 * @returns the text, and the lines that were changed, counted from 1
 */
export function escapeInnerQuotes(
  yaml: string,
  isYaml: (line: string) => boolean,
): { text: string; lines: readonly number[] } {
  const changed: number[] = [];
  const lines = yaml.split('\n').map((line, index) => {
    const [, key = '', value = ''] = quotedLine.exec(line) ?? [];
    const isPlain = !value.includes('"') && !value.includes('\\');
    const isTitle = /^title:/i.test(key);
    if (key === '' || isPlain || (!isTitle && isList.test(value)) || isYaml(line)) return line;
    changed.push(index + 1);
    return `${key}${JSON.stringify(value.replaceAll('\\"', '"'))}`;
  });
  return { text: lines.join('\n'), lines: changed };
}
