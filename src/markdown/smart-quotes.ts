import { lazy } from '../model/lazy.ts';
import { wordCharacter } from './html-tags.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const start = /[^\\]?["']/y;

// Punctuation after which a quote is a closing one, unless a word follows it.
const punctuation = String.raw`(?:[!"#$%'()*+,\-./:;<=>?@[\\\]^${'`'}{|}~](?!\.\.)(?!${wordCharacter})|_(?!\.\.)(?=${wordCharacter}))`;

type Part = 'before' | 'opening' | 'closing' | 'openingDouble' | 'openingSingle';

/** SmartyPants' rules in order of precedence, with the parts that replace each match. */
const rules = lazy((): readonly (readonly [RegExp, readonly Part[]])[] => [
  [rubyPattern(/()(["'])(?=[_*]{1,2}\S)/y), ['opening']],
  [rubyPattern(new RegExp(`()(["'])(?=${punctuation})`, 'uy')), ['closing']],
  [rubyPattern(/(\s?)"'(?=\w)/y), ['before', 'openingDouble', 'openingSingle']],
  [rubyPattern(/(\s?)'"(?=\w)/y), ['before', 'openingSingle', 'openingDouble']],
  // Decades: '90s
  [rubyPattern(/(\s?)(')(?=\d\ds)/y), ['before', 'closing']],
  [rubyPattern(/(\s)(["'])(?=\w)/y), ['before', 'opening']],
  [/([^ \\\t\r\n[{(-])(["'])/y, ['before', 'closing']],
  [rubyPattern(new RegExp(String.raw`()(["'])(?=\s|s(?!${wordCharacter})|$)`, 'muy')), ['closing']],
  [/([^\n\r]?|\n)(["'])/y, ['before', 'opening']],
]);

/** `"quotes"` and `'quotes'`. */
export function smartQuotes({ scanner, document }: SpanParser, output: SpanOutput): boolean {
  if (!isQuote(scanner.character) && !isQuote(scanner.text[scanner.pos + 1])) return false;
  if (!scanner.check(start)) return false;
  const [openingSingle, closingSingle, openingDouble, closingDouble] = document.options.smartQuotes;
  for (const [pattern, parts] of rules()) {
    const match = scanner.scan(pattern);
    if (!match) continue;
    const [, before = '', quote] = match;
    for (const part of parts) {
      if (part === 'before') output.addText(before);
      else if (part === 'openingDouble') output.addHtml(openingDouble);
      else if (part === 'openingSingle') output.addHtml(openingSingle);
      else if (part === 'opening') output.addHtml(quote === '"' ? openingDouble : openingSingle);
      else output.addHtml(quote === '"' ? closingDouble : closingSingle);
    }
    return true;
  }
  return false;
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'";
}
