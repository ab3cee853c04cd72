import { strip } from '../model/ruby-text.ts';
import type { BlockParser } from './block-parser.ts';
import type { Document } from './document.ts';
import { attributesHtml, escapeText } from './html-escape.ts';
import { rubyPattern } from './ruby-pattern.ts';

const definition = rubyPattern(/ {0,3}\*\[([^\n]+?)\]:(.*)\n/y);

/** `*[HTML]: full form`. */
export function abbreviationDefinition(parser: BlockParser): boolean {
  const match = parser.scanner.scan(definition);
  if (!match) return false;
  parser.document.abbreviations.set(match[1] ?? '', strip(match[2] ?? ''));
  parser.add({ kind: 'eob', cause: 'definition' });
  return true;
}

/** Escapes text for HTML and wraps each abbreviation in an `<abbr>`. */
export function escapeAndAbbreviate(text: string, document: Document): string {
  const { abbreviations } = document;
  if (abbreviations.size === 0) return escapeText(text);
  return text
    .split(/([\p{L}\p{M}\p{N}_.+&/-]+)/u)
    .map((part) => {
      const fullForm = abbreviations.get(part);
      if (fullForm === undefined) return escapeText(part);
      document.spendOnCopies(fullForm);
      const title = fullForm === '' ? undefined : fullForm;
      return `<abbr${attributesHtml([['title', title]])}>${escapeText(part)}</abbr>`;
    })
    .join('');
}
