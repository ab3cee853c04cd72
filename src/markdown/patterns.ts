import { spanElements } from './html-names.ts';
import { namePattern } from './html-tags.ts';

// Patterns that several rules share. All are sticky and begin where a line does.

// What may stand in an attribute list, bounded, since each opening brace is tried to its end.
const listText = String.raw`(?:\\\}|[^}]){1,1000}`;

/** An attribute list on a line of its own; its text is the first group. */
export const attributeLine = new RegExp(String.raw` {0,3}\{:(?!:|\/)(${listText})\}\s*?\n`, 'y');

/** An attribute list that begins a list's item. */
export const itemAttributes = new RegExp(
  String.raw`^\s*\{:(?!(?:\w[\w-]*)?:|\/)(${listText})\}\s*`,
);

/** An attribute list with a name of its own. */
export const namedAttributes = new RegExp(
  String.raw` {0,3}\{:(\w[\w-]*):(${listText})\}\s*?\n`,
  'y',
);

/** An attribute list behind something in a line. */
export const spanAttributes = new RegExp(String.raw`\{:(${listText})\}`, 'y');

/** The start of an extension, `{::name attributes /}`. */
export const extensionStart = String.raw`\{::(\w+)(?:\s((?:\\\}|[^}]){0,1000}?)|)(\/)?\}`;

export const blankLines = /(?:[ \t\r\f\v]*\n)+/y;
export const mark = /\^[ \t\r\f\v]*\n/y;

const inLine = [...spanElements].join('|');
const tagOfBlock = String.raw`<\/(?!(?:${inLine}|script)\b)${namePattern}\s*>|<(?!(?:${inLine}|script)\b)${namePattern}`;
const notText = String.raw`\{:(?!:|\/)${listText}\}[ \t\r\f\v]*\n|${tagOfBlock}`;
const lazyEnd = String.raw`[ \t\r\f\v]*\n| {0,3}(?:${notText})|\^[ \t\r\f\v]*\n|$`;
const definitionStart = String.raw` {0,3}:[\t| ]`;
const gfmStarts = String.raw` {0,3}(?:(?:[+*\-]|[0-9]+\.)[\t| ]|>|[~${'`'}]{3})|#{1,6}[\t ]`;

/** Where lines that go on without being marked come to their end. */
export const endOfLazyLines = new RegExp(lazyEnd, 'uy');

/** Where a paragraph comes to its end. */
export const endOfParagraph = new RegExp(`${lazyEnd}|${definitionStart}`, 'uy');
export const endOfGfmParagraph = new RegExp(`${lazyEnd}|${definitionStart}|${gfmStarts}`, 'uy');

/** Lines that cannot go on an item though they are not set in, by the item's indentation. */
export const notLazy = [0, 1, 2, 3].map((most) => new RegExp(` {0,${most}}(?:${notText})`, 'uy'));

/** What must follow a table or a formula. */
export const boundary = new RegExp(
  String.raw`[ \t\r\f\v]*\n|\^[ \t\r\f\v]*\n| {0,3}\{:(?!:|\/)${listText}\}[ \t\r\f\v]*\n|$`,
  'y',
);
