import { fromCodePoint, replaceCodePoint } from 'entities/decode';
import { characterReferenceNames } from './character-reference-names.ts';
import { lazy } from './lazy.ts';
import { namedCharacters } from './named-characters.ts';

// A name is matched with what follows it, which may decide whether it is a reference.
const references = /&(?:#(\d+|[xX][\da-fA-F]+)(;?)|([a-zA-Z][a-zA-Z\d]*)([;=]?))/g;

// The longest names that may lack their semicolon, such as `Aacute`, have six letters.
const longestLegacyName = 6;

type Mode = 'text' | 'attribute' | 'strict';

/** Decodes the character references in text of HTML as browsers do (HTML §13.2.5.72). */
export function decodeText(html: string): string {
  return decode(html, 'text');
}

/** Decodes the character references in a value of an attribute, where `&copy=1` is part of a URL. */
export function decodeAttribute(html: string): string {
  return decode(html, 'attribute');
}

/** Decodes only the character references that end with a semicolon. */
export function decodeStrict(html: string): string {
  return decode(html, 'strict');
}

function decode(html: string, mode: Mode): string {
  if (!html.includes('&')) return html;
  return html.replace(
    references,
    (source, digits?: string, numberEnd?: string, name = '', nameEnd = '') => {
      if (digits === undefined) return decodeName(source, name, nameEnd, mode);
      return mode === 'strict' && numberEnd === '' ? source : decodeNumber(digits);
    },
  );
}

function decodeNumber(digits: string): string {
  const isHexadecimal = /^x/i.test(digits);
  return fromCodePoint(replaceCodePoint(Number(isHexadecimal ? `0${digits}` : digits)));
}

function decodeName(source: string, name: string, end: string, mode: Mode): string {
  const character = end === ';' ? characters().get(name) : undefined;
  if (character !== undefined) return character;
  if (mode === 'strict') return source;
  const legacy = legacyStart(name);
  if (legacy === undefined) return source;
  if (mode === 'attribute' && (legacy !== name || end === '=')) return source;
  return characters().get(`${legacy}*`) + source.slice(1 + legacy.length);
}

/** The longest start of a name that is a reference without a semicolon, such as `not` in `noting`. */
function legacyStart(name: string): string | undefined {
  for (let length = Math.min(name.length, longestLegacyName); length > 1; length--) {
    const start = name.slice(0, length);
    if (characters().has(`${start}*`)) return start;
  }
  return undefined;
}

// By name, and with a star by those that may lack their semicolon.
const characters = lazy((): ReadonlyMap<string, string> => {
  const table = namedCharacters(characterReferenceNames);
  for (const [name, character] of [...table]) {
    if (name.endsWith('*')) table.set(name.slice(0, -1), character);
  }
  return table;
});
