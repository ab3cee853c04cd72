import { rubyPattern } from './ruby-pattern.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const escapable = String.raw`\\.*_+${'`'}<>()[\]{}#!:|"'$=-`;
const escaped = rubyPattern(new RegExp(String.raw`\\([${escapable}])`, 'y'));
const gfmEscaped = rubyPattern(new RegExp(String.raw`\\([~${escapable}])`, 'y'));
const allEscaped = rubyPattern(new RegExp(escaped, 'g'));

/** Span rule for backslash escapes, such as `\*`. */
export function escapedCharacter({ scanner, document }: SpanParser, output: SpanOutput): boolean {
  const match = scanner.scan(document.options.isGfm ? gfmEscaped : escaped);
  if (!match) return false;
  output.addText(match[1] ?? '');
  return true;
}

/** Removes the backslashes of escapes. */
export function unescapeCharacters(text: string): string {
  return text.replace(allEscaped, '$1');
}
