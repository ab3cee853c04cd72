import { defaultOptions, type KramdownOptions } from '../markdown/kramdown.ts';
import { decodeStrict } from '../model/character-references.ts';
import { strip } from '../model/ruby-text.ts';
import { mapOf } from './values.ts';

/** The symbols in kramdown's option `smart_quotes`: four entity names or code points. */
export function quoteSymbols(value: unknown): KramdownOptions['smartQuotes'] {
  const names = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
  const [single, singleEnd, double, doubleEnd] = names.map((name) => symbolOf(strip(name)));
  if (!single || !singleEnd || !double || !doubleEnd) return defaultOptions.smartQuotes;
  return [single, singleEnd, double, doubleEnd];
}

/** The symbols in kramdown's option `typographic_symbols`, by name. */
export function typographicSymbols(value: unknown): KramdownOptions['typographicSymbols'] {
  const entries = Object.entries(mapOf(value) ?? {});
  return Object.fromEntries(entries.map(([name, symbol]) => [name, String(symbol)]));
}

function symbolOf(name: string): string | undefined {
  const reference = /^\d+$/.test(name) ? `&#${name};` : `&${name};`;
  const symbol = decodeStrict(reference);
  return symbol === reference ? undefined : symbol;
}
