import { escapeText } from './html-escape.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const source = /---?|\.\.\.|\\<<|\\>>|<< ?| ?>>/y;

/** The name and the character of each typographic symbol, by its source. */
const symbols: Readonly<Record<string, readonly [string, string]>> = {
  '---': ['mdash', '—'],
  '--': ['ndash', '–'],
  '...': ['hellip', '…'],
  '<< ': ['laquo_space', '«\u00a0'],
  ' >>': ['raquo_space', '\u00a0»'],
  '<<': ['laquo', '«'],
  '>>': ['raquo', '»'],
};

/** Span rule for dashes, ellipses and guillemets. After a backslash, `<<` and `>>` are text. */
export function typographicSymbol({ scanner, document }: SpanParser, output: SpanOutput): boolean {
  const match = document.options.autoTypographic ? scanner.scan(source) : null;
  if (!match) return false;
  const [name, symbol] = symbols[match[0]] ?? ['', escapeText(match[0].slice(1))];
  const replacement = document.options.typographicSymbols[name];
  output.addHtml(replacement === undefined ? symbol : escapeText(replacement));
  return true;
}
