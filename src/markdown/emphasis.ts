import { isSpace } from '../model/ruby-text.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const delimiters = /\*\*?|__?/y;
const strikethroughStart = rubyPattern(/~~(?![\s~])/y);

/** `*emphasis*` and `**strong emphasis**`, also with `_`, which is text inside a word. */
export function emphasis(parser: SpanParser, output: SpanOutput): boolean {
  const { scanner } = parser;
  if (scanner.character !== '*' && scanner.character !== '_') return false;
  const start = scanner.pos;
  const delimiter = scanner.scan(delimiters)?.[0];
  if (delimiter === undefined) return false;
  const character = delimiter.charAt(0);
  const tag = delimiter.length === 2 ? 'strong' : 'em';
  const isText =
    (character === '_' && isAfterLetter(scanner.text, start)) ||
    isSpace(scanner.text[scanner.pos]) ||
    parser.isIn(tag);
  const content = isText ? undefined : parseUpTo(parser, delimiter, tag);
  if (content !== undefined) {
    output.addElement(tag, '', content);
    return true;
  }
  // Without a closing `**`, the first `*` may still start an emphasis.
  if (!isText && tag === 'strong' && !parser.isDirectlyIn('em')) {
    scanner.pos = start + 1;
    const emContent = parseUpTo(parser, character, 'em');
    if (emContent !== undefined) {
      output.addElement('em', '', emContent);
      return true;
    }
  }
  scanner.pos = start + delimiter.length;
  output.addText(delimiter);
  return true;
}

function parseUpTo(
  parser: SpanParser,
  delimiter: string,
  tag: 'em' | 'strong',
): string | undefined {
  const { scanner } = parser;
  const { text } = scanner;
  if (scanner.indexOf(delimiter, scanner.pos) < 0) return undefined;
  const character = delimiter.charAt(0);
  const isAt = (output: SpanOutput) => {
    const { pos } = scanner;
    if (text[pos] !== character || !text.startsWith(delimiter, pos)) return false;
    if (output.isEmpty || isSpace(text[pos - 1])) return false;
    // Exactly two characters are the delimiter of a strong emphasis inside this one.
    if (tag === 'em' && text[pos + 1] === character && text[pos + 2] !== character) return false;
    return character !== '_' || !isLetterOrDigitAt(text, pos + delimiter.length);
  };
  const content = parser.parseContent(tag, { isAt, key: delimiter });
  if (!content) return undefined;
  scanner.pos += delimiter.length;
  return content.html;
}

// A hyphen between the letter and the position is ignored.
function isAfterLetter(text: string, position: number): boolean {
  const end = text[position - 1] === '-' ? position - 1 : position;
  return /\p{Alphabetic}$/u.test(text.slice(Math.max(0, end - 2), end));
}

// A character may take two code units.
function isLetterOrDigitAt(text: string, position: number): boolean {
  return /^[\p{Alphabetic}\p{Nd}]/u.test(text.slice(position, position + 2));
}

/** GFM's `~~strikethrough~~`. */
export function strikethrough(parser: SpanParser, output: SpanOutput): boolean {
  const { scanner } = parser;
  if (scanner.character !== '~' || !scanner.check(strikethroughStart)) return false;
  const start = scanner.pos + 2;
  // Its content has at least one character.
  const end = scanner.searchOnce('strikethrough', start + 1, () =>
    strikethroughEnd(scanner.text, start + 1),
  );
  if (end < 0) return false;
  scanner.pos = end + 2;
  output.addElement('del', '', parser.parseStrikethrough(scanner.text.slice(start, end)));
  return true;
}

function strikethroughEnd(text: string, from: number): number {
  let end = text.indexOf('~~', from);
  while (end >= 0 && (text[end - 1] === '~' || isSpace(text[end - 1]))) {
    end = text.indexOf('~~', end + 1);
  }
  return end;
}
