import type { SpanOutput } from './span-output.ts';
import type { SpanState } from './span-state.ts';

const start = /[^\\]?["']/y;

// The signs behind a quotation mark that make it a closing one, unless a word goes on behind them.
const punctuation = String.raw`(?:[!"#$%'()*+,\-./:;<=>?@[\\\]^${'`'}{|}~](?!\.\.)(?![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])|_(?!\.\.)(?=[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]))`;

type Part = 'before' | 'opening' | 'closing' | 'double' | 'single';

/** What a quotation mark becomes, by what stands around it: the first that matches. */
const rules: readonly (readonly [RegExp, readonly Part[]])[] = [
  [/()(["'])(?=[_*]{1,2}\S)/y, ['opening']],
  [new RegExp(`()(["'])(?=${punctuation})`, 'uy'), ['closing']],
  [/(\s?)"'(?=\w)/y, ['before', 'double', 'single']],
  [/(\s?)'"(?=\w)/y, ['before', 'single', 'double']],
  [/(\s?)(')(?=\d\ds)/y, ['before', 'closing']],
  [/(\s)(["'])(?=\w)/y, ['before', 'opening']],
  [/([^ \\\t\r\n[{(-])(["'])/y, ['before', 'closing']],
  [/()(["'])(?=\s|s(?![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])|$)/muy, ['closing']],
  [/([^\n\r]?|\n)(["'])/y, ['before', 'opening']],
];

/** `"quotes"` and `'quotes'`. */
export function smartQuotes({ scanner, document }: SpanState, output: SpanOutput): boolean {
  if (!scanner.check(start)) return false;
  const [single, singleEnd, double, doubleEnd] = document.options.smartQuotes;
  for (const [pattern, parts] of rules) {
    const found = scanner.take(pattern);
    if (!found) continue;
    const [, before = '', mark] = found;
    for (const part of parts) {
      if (part === 'before') output.addText(before);
      else if (part === 'double') output.addSign(double);
      else if (part === 'single') output.addSign(single);
      else if (part === 'opening') output.addSign(mark === '"' ? double : single);
      else output.addSign(mark === '"' ? doubleEnd : singleEnd);
    }
    return true;
  }
  return false;
}
