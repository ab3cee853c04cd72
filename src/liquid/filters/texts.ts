import { escapeHtml } from '../../model/text.ts';
import type { Context, Filter } from '../language/context.ts';
import { integerOf } from '../language/numbers.ts';
import { isBlank, lstrip, rstrip, strip } from '../language/syntax.ts';
import { isNil } from '../language/values.ts';
import { replaceText } from './replace.ts';
import { stripHtml } from './strip-html.ts';

/** A filter for text. It is given the value and the arguments as text. */
export function textFilter(
  apply: (text: string, ...args: readonly string[]) => unknown,
  arity: Filter['arity'] = [0, 0],
): Filter {
  return {
    arity,
    apply: (value, args, context) => {
      const texts = args.map((arg) => context.text(arg));
      const text = context.text(value);
      context.spend(text.length);
      const result = apply(text, ...texts);
      return typeof result === 'string' ? context.made(result) : result;
    },
  };
}

/** A filter for text that leaves nil as it is. */
export function unlessNil(filter: Filter): Filter {
  return {
    arity: filter.arity,
    apply: (value, args, context) =>
      isNil(value) ? undefined : filter.apply(value, args, context),
  };
}

const escapeFilter = unlessNil(textFilter((text) => escapeHtml(text).replaceAll("'", '&#39;')));

/** Liquid's filters for text. */
export const textFilters: Readonly<Record<string, Filter>> = {
  append: textFilter((text, more = '') => text + more, [1, 1]),
  prepend: textFilter((text, more = '') => more + text, [1, 1]),
  upcase: textFilter((text) => text.toUpperCase()),
  downcase: textFilter(downcase),
  capitalize: textFilter((text) => {
    const [first = ''] = text;
    return first.toUpperCase() + downcase(text.slice(first.length));
  }),
  escape: escapeFilter,
  h: escapeFilter,
  escape_once: textFilter((text) =>
    text.replace(/["><']|&(?!(?:[a-zA-Z]+|#\d+);)/g, (found) =>
      found === "'" ? '&#39;' : escapeHtml(found),
    ),
  ),
  strip: textFilter(strip),
  lstrip: textFilter(lstrip),
  rstrip: textFilter(rstrip),
  strip_html: textFilter(stripHtml),
  strip_newlines: textFilter((text) => text.replace(/\r?\n/g, '')),
  newline_to_br: textFilter((text) => text.replace(/\r?\n/g, '<br />\n')),
  normalize_whitespace: textFilter((text) => strip(text.replace(/[ \t\r\n\f\v]+/g, ' '))),
  replace: replaceFilter([1, 2], Number.POSITIVE_INFINITY),
  replace_first: replaceFilter([1, 2], 1),
  remove: replaceFilter([1, 1], Number.POSITIVE_INFINITY),
  remove_first: replaceFilter([1, 1], 1),
  split: textFilter((text, pattern = '') => splitText(text, pattern), [1, 1]),
  truncate: { arity: [0, 2], apply: truncate },
  truncatewords: { arity: [0, 2], apply: truncateWords },
};

// In Ruby, a sigma at the end of a word is like any other.
function downcase(text: string): string {
  return text.replaceAll('Σ', 'σ').toLowerCase();
}

function replaceFilter(arity: Filter['arity'], count: number): Filter {
  return {
    arity,
    apply: (value, args, context) => {
      const [pattern = '', replacement = ''] = args.map((arg) => context.text(arg));
      return replaceText(context.text(value), pattern, replacement, count, context);
    },
  };
}

/** Splits a text as Ruby's `split` does. Empty texts at the end are left out. */
function splitText(text: string, pattern: string): string[] {
  if (pattern === ' ') return isBlank(text) ? [] : strip(text).split(/[ \t\r\n\f\v]+/);
  const parts = pattern === '' ? [...text] : text.split(pattern);
  let { length } = parts;
  while (length > 0 && parts[length - 1] === '') length--;
  return parts.slice(0, length);
}

function truncate(value: unknown, args: readonly unknown[], context: Context): unknown {
  if (isNil(value)) return undefined;
  const [length = 50, ellipsis = '...'] = args;
  const text = context.text(value);
  context.spend(text.length);
  const end = context.text(ellipsis);
  const size = integerOf(length);
  const characters = [...text];
  if (characters.length <= size) return text;
  const kept = Math.max(size - [...end].length, 0);
  return context.made(characters.slice(0, kept).join('') + end);
}

function truncateWords(value: unknown, args: readonly unknown[], context: Context): unknown {
  if (isNil(value)) return undefined;
  const [count = 15, ellipsis = '...'] = args;
  const text = context.text(value);
  context.spend(text.length);
  const words = splitText(text, ' ');
  const kept = Math.max(integerOf(count), 1);
  if (words.length <= kept) return text;
  return context.made(words.slice(0, kept).join(' ') + context.text(ellipsis));
}
