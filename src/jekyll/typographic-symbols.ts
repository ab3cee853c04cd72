import { decodeHTMLStrict } from 'entities';
import { defaultOptions, type KramdownOptions } from '../markdown/kramdown.ts';
import { mapOf } from './values.ts';

/** The signs that `smart_quotes` names: `lsquo,rsquo,ldquo,rdquo`, or their numbers. */
export function quoteSymbols(value: unknown): KramdownOptions['smartQuotes'] {
  const names = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
  const [single, singleEnd, double, doubleEnd] = names.map((name) => symbolOf(name.trim()));
  if (!single || !singleEnd || !double || !doubleEnd) return defaultOptions.smartQuotes;
  return [single, singleEnd, double, doubleEnd];
}

/** The signs that `typographic_symbols` gives, by their names. */
export function typographicSymbols(value: unknown): KramdownOptions['typographicSymbols'] {
  const given = Object.entries(mapOf(value) ?? {});
  return Object.fromEntries(given.map(([name, sign]) => [name, String(sign)]));
}

function symbolOf(name: string): string | undefined {
  const reference = /^\d+$/.test(name) ? `&#${name};` : `&${name};`;
  const sign = decodeHTMLStrict(reference);
  return sign === reference ? undefined : sign;
}
