import { decodeStrict } from '../model/character-references.ts';
import { escapeText } from './html-escape.ts';
import { placeholderCharacter } from './placeholders.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const reference = /&(?:[\w:][-\w.:]*|#\d+|#x[0-9a-fA-F]+);/y;

/** An entity or character reference, such as `&amp;`. An entity that HTML does not define is text. */
export function htmlEntity({ scanner }: SpanParser, output: SpanOutput): boolean {
  const source = scanner.character === '&' ? scanner.scan(reference)?.[0] : undefined;
  if (source === undefined) return false;
  const decoded = decodeStrict(source);
  if (decoded === source) {
    output.addHtml('&amp;');
    output.addText(source.slice(1));
  } else if (decoded === placeholderCharacter) output.addHtml(source);
  else output.addHtml(escapeText(decoded));
  return true;
}
