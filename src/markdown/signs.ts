import { decodeHTMLStrict } from 'entities';
import { addAttributes } from './attributes.ts';
import { escapeText } from './escape.ts';
import { takeExtension } from './extensions.ts';
import { spanAttributes } from './patterns.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanState } from './span-state.ts';

const footnote = /\[\^(\w[\w-]*)\]/y;
const entity = /&(?:[\w:][-\w.:]*|#\d+|#x[0-9a-fA-F]+);/y;
const lineBreak = /(?: {2}|\\\\)(?=\n)/y;
const escaped = /\\([\\.*_+`<>()[\]{}#!:|"'$=-])/y;
const gfmEscaped = /\\([\\.*_+`<>()[\]{}#!:|"'$=~-])/y;
const typographic = /---?|\.\.\.|\\<<|\\>>|<< ?| ?>>/y;
const attributeMark = /\{:/y;

/** Names of signs in the option `typographic_symbols`, and kramdown's own signs. */
const signs: Readonly<Record<string, readonly [string, string]>> = {
  '---': ['mdash', '—'],
  '--': ['ndash', '–'],
  '...': ['hellip', '…'],
  '<< ': ['laquo_space', '«\u00a0'],
  ' >>': ['raquo_space', '\u00a0»'],
  '<<': ['laquo', '«'],
  '>>': ['raquo', '»'],
};

/** Stands for a footnote until all are known: its name between two of these. */
export const footnoteMark = '\ufdd0';

/** `[^name]`, where there is such a footnote. */
export function footnoteReference({ scanner, document }: SpanState, output: SpanOutput): boolean {
  const found = scanner.take(footnote);
  if (!found) return false;
  const [source, name = ''] = found;
  if (document.footnotes.has(name)) output.addSign(footnoteMark + name + footnoteMark);
  else output.addText(source);
  return true;
}

/** `&amp;` and the like, where HTML has such a one. */
export function entityReference({ scanner }: SpanState, output: SpanOutput): boolean {
  const found = scanner.take(entity);
  if (!found) return false;
  const sign = decodeHTMLStrict(found[0]);
  if (sign === found[0]) output.addText(sign);
  else output.addSign(escapeText(sign));
  return true;
}

/** Dashes, dots and angles. */
export function typography({ scanner, document }: SpanState, output: SpanOutput): boolean {
  const found = document.options.autoTypographic ? scanner.take(typographic) : null;
  if (!found) return false;
  const [name, sign] = signs[found[0]] ?? ['', escapeText(found[0].slice(1))];
  const own = document.options.typographicSymbols[name];
  output.addSign(own === undefined ? sign : escapeText(own));
  return true;
}

/** Two spaces or two backslashes at the end of a line. */
export function breakLine({ scanner, document }: SpanState, output: SpanOutput): boolean {
  if (document.options.hardWrap || !scanner.take(lineBreak)) return false;
  output.addElement('br', '');
  return true;
}

/** A sign behind a backslash, which means nothing then. */
export function escapedSign({ scanner, document }: SpanState, output: SpanOutput): boolean {
  const found = scanner.take(document.options.isGfm ? gfmEscaped : escaped);
  if (!found) return false;
  output.addText(found[1] ?? '');
  return true;
}

/** `{:.note}` behind something, and extensions in a line. */
export function spanExtensions({ scanner, document }: SpanState, output: SpanOutput): boolean {
  if (!scanner.check(attributeMark)) return false;
  const html = takeExtension(scanner, document, false);
  if (html !== undefined) {
    if (html !== '') output.addSign(html);
    return true;
  }
  const found = scanner.check(spanAttributes);
  if (!found || found[1]?.startsWith(':') || found[1]?.startsWith('/')) return false;
  const { values } = addAttributes(undefined, found[1] ?? '', document);
  if (!output.addAttributes(values)) return false;
  scanner.at += found[0].length;
  return true;
}
