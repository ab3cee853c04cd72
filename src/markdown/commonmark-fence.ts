import type { BlockParser } from './block-parser.ts';

// Backticks in the first line would make it a code span.
const opening = /( {0,3})(`{3,}(?=[^`\n]*\n)|~{3,})[ \t]*([^ \t\r\n`{]*)[^\n]*\n/y;
const closing = / {0,3}(`{3,}|~{3,})[ \t\r]*(?:\n|(?![^\n]))/y;

/**
 * A codeblock between fences as CommonMark defines it (CommonMark 4.5): any text may follow the language, the closing
 * fence is at least as long as the opening one, and the end of the text closes it, too.
 */
export function commonMarkFence(parser: BlockParser): boolean {
  const { scanner, document } = parser;
  const [, indentation = '', fence, language = ''] = scanner.scan(opening) ?? [];
  if (fence === undefined) return false;
  const lines: string[] = [];
  while (!scanner.isAtEnd) {
    const isEnd = scanner.check(closing)?.[1]?.startsWith(fence) === true;
    const line = scanner.scanLine();
    if (isEnd) break;
    lines.push(withoutSpaces(line, indentation.length));
  }
  document.budget.spend(lines.length);
  parser.add({ kind: 'codeblock', text: lines.join(''), language });
  return true;
}

function withoutSpaces(line: string, count: number): string {
  let start = 0;
  while (start < count && line[start] === ' ') start++;
  return line.slice(start);
}
