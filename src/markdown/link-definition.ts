import { downcase, stripEnd, stripStart } from '../model/ruby-text.ts';
import type { BlockParser } from './block-parser.ts';
import type { LinkDefinition } from './document.ts';
import { rubyPattern } from './ruby-pattern.ts';

const definitionStart = / {0,3}\[([^\n\]]{1,1000})\]:[ \t]*/y;
const blanksAtEnd = /(?<![ \t])[ \t]*\n?$/;
const spaces = rubyPattern(/\s+/g);
const titleLine = rubyPattern(/[ \t]*(?:"(.+?)"|'(.+?)')[ \t]*\n/y);

/** `[id]: url "title"`. The title may be on the next line. */
export function linkDefinition(parser: BlockParser): boolean {
  const { scanner, document } = parser;
  const start = scanner.pos;
  const id = scanner.scan(definitionStart)?.[1];
  if (id === undefined) return false;
  const definition = parseUrlAndTitle(scanner.scanLine().replace(blanksAtEnd, ''));
  if (!definition) {
    scanner.pos = start;
    return false;
  }
  const { url } = definition;
  const nextLine = definition.title === undefined ? scanner.scan(titleLine) : null;
  const title = definition.title ?? nextLine?.[1] ?? nextLine?.[2];
  document.linkDefinitions.set(normalizeLinkId(id), { url, title });
  parser.add({ kind: 'eob', cause: 'definition' });
  return true;
}

function parseUrlAndTitle(line: string): LinkDefinition | undefined {
  const end = line.startsWith('<') ? line.indexOf('>') : -1;
  const inAngles = end < 0 ? undefined : withTitle(line.slice(1, end), line.slice(end + 1));
  if (inAngles) return inAngles;
  const quote = line.search(/(?<=[ \t])["']/);
  if (quote > 0) return withTitle(stripEnd(line.slice(0, quote)), line.slice(quote - 1));
  return line === '' ? undefined : { url: line, title: undefined };
}

// Only a quoted title, after whitespace, may follow the URL.
function withTitle(url: string, rest: string): LinkDefinition | undefined {
  if (rest === '') return { url, title: undefined };
  const title = stripStart(rest);
  const isAfterSpace = title.length < rest.length;
  const isQuoted = /^["']/.test(title) && title.length > 2 && title.at(-1) === title[0];
  return isAfterSpace && isQuoted ? { url, title: title.slice(1, -1) } : undefined;
}

/** Normalizes a link ID. IDs are compared without regard to case and the kind of whitespace. */
export function normalizeLinkId(id: string): string {
  return downcase(id.replace(spaces, ' '));
}
