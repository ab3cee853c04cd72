import { strip } from '../model/ruby-text.ts';
import { isWordCharacter } from './abbreviations.ts';
import type { BlockParser } from './block-parser.ts';
import type { Document } from './document.ts';
import { attributesHtml, escapeHtmlText } from './html-escape.ts';
import { rubyPattern } from './ruby-pattern.ts';

const definition = rubyPattern(/ {0,3}\*\[([^\n]+?)\]:(.*)\n/y);

/** `*[HTML]: full form`. */
export function abbreviationDefinition(parser: BlockParser): boolean {
  const match = parser.scanner.scan(definition);
  if (!match) return false;
  parser.document.abbreviations.define(match[1] ?? '', strip(match[2] ?? ''));
  parser.add({ kind: 'eob', cause: 'definition' });
  return true;
}

/** Escapes text for HTML and wraps each abbreviation in an `<abbr>`. */
export function escapeAndAbbreviate(text: string, document: Document): string {
  const { abbreviations } = document;
  if (abbreviations.isEmpty) return escapeHtmlText(text);
  let html = '';
  let start = 0;
  for (let position = 0; position < text.length; position++) {
    if (position > start && isWordCharacter(text.charAt(position - 1))) continue;
    const abbreviation = abbreviations.find(text, position, document.budget);
    if (abbreviation === undefined) continue;
    const fullForm = abbreviations.fullFormOf(abbreviation);
    document.spendOnCopies(fullForm);
    const title = fullForm === '' ? undefined : fullForm;
    html += escapeHtmlText(text.slice(start, position));
    html += `<abbr${attributesHtml([['title', title]])}>${escapeHtmlText(abbreviation)}</abbr>`;
    start = position + abbreviation.length;
    position = start - 1;
  }
  return html + escapeHtmlText(text.slice(start));
}
