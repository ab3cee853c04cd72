import { lazy } from '../../model/lazy.ts';
import { escapeXml } from '../../model/text.ts';
import type { Filter } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import { jsonText } from '../language/ruby-text.ts';
import { isList, isNil } from '../language/values.ts';
import { textFilter } from './texts.ts';

const cjk = '\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}\\p{Script=Hangul}';
const cjkCharacter = lazy(() => new RegExp(`[${cjk}]`, 'gu'));
const otherWord = lazy(() => new RegExp(`[^${cjk} \\t\\r\\n\\f\\v]+`, 'gu'));

/** Jekyll's filters for text. */
export const wordFilters: Readonly<Record<string, Filter>> = {
  xml_escape: textFilter(escapeXml),
  slugify: {
    arity: [0, 1],
    apply: (value, [mode], context) =>
      isNil(value)
        ? undefined
        : context.made(slugify(context.text(value), isNil(mode) ? 'default' : context.text(mode))),
  },
  smartify: textFilter(smartify),
  number_of_words: {
    arity: [0, 1],
    apply: (value, [mode], context) => {
      if (typeof value !== 'string') throw new LiquidError('only a text has words');
      context.spend(value.length);
      return numberOfWords(value, mode);
    },
  },
  inspect: {
    arity: [0, 0],
    apply: (value, _, context) => context.made(escapeXml(context.inspect(value))),
  },
  jsonify: { arity: [0, 0], apply: (value, _, context) => jsonText(value, context) },
  array_to_sentence_string: {
    arity: [0, 1],
    apply: (value, [connector = 'and'], context) => {
      const texts = sentenceParts(value).map((item) => context.text(item));
      const word = isNil(connector) ? '' : context.text(connector);
      if (texts.length < 3) return context.made(texts.join(` ${word} `));
      return context.made(`${texts.slice(0, -1).join(', ')}, ${word} ${texts.at(-1)}`);
    },
  },
};

// As in Ruby, a text of up to two characters is a list of them.
function sentenceParts(value: unknown): readonly unknown[] {
  const parts: readonly unknown[] =
    typeof value === 'string' ? [...value] : isList(value) ? value : [undefined];
  if (isList(value) || (typeof value === 'string' && parts.length < 3)) return parts;
  throw new LiquidError('only a list is a sentence');
}

function numberOfWords(text: string, mode: unknown): number {
  const characters = mode === 'cjk' || mode === 'auto' ? count(text, cjkCharacter()) : 0;
  if (mode === 'cjk' || characters > 0) return characters + count(text, otherWord());
  return count(text, /[^ \t\r\n\f\v\0]+/g);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const replaced = lazy(
  () =>
    new Map<string, RegExp>([
      ['raw', /[ \t\r\n\f\v]+/g],
      ['default', /[^\p{M}\p{L}\p{Nd}]+/gu],
      ['pretty', /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu],
      ['ascii', /[^A-Za-z0-9]+/g],
      ['latin', /[^\p{M}\p{L}\p{Nd}]+/gu],
    ]),
);

function slugify(text: string, mode: string): string {
  const pattern = replaced().get(mode);
  if (!pattern) return text.toLowerCase();
  const letters = mode === 'latin' ? toLatin(text) : text;
  return letters.replace(pattern, '-').replace(/^-|-$/gm, '').toLowerCase();
}

// Letters that Unicode does not decompose, as in Ruby's I18n.
const latin: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Ð: 'D',
  Ø: 'O',
  Þ: 'Th',
  ß: 'ss',
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  Ĳ: 'IJ',
  ĳ: 'ij',
  ĸ: 'k',
  Ł: 'L',
  ł: 'l',
  Ŋ: 'NG',
  ŋ: 'ng',
  Œ: 'OE',
  œ: 'oe',
  Ŧ: 'T',
  ŧ: 't',
};

/** Replaces letters with accents by plain ones, and what is not Latin by `?`. */
function toLatin(text: string): string {
  return text
    .replace(/[^\0-\x7f]/gu, (letter) => latin[letter] ?? letter.normalize('NFD').charAt(0))
    .replace(/[^\0-\x7f]/gu, '?');
}

function smartify(text: string): string {
  return text
    .replace(/(^|[\s([{-])"/g, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([{“-])'/g, '$1‘')
    .replaceAll("'", '’')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('...', '…');
}
