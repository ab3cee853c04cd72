import { strip } from '../model/ruby-text.ts';
import { unescapeCharacters } from './escaped-characters.ts';
import { attributesHtml } from './html-escape.ts';
import { normalizeLinkId } from './link-definition.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const linkStart = /!?\[(?!\^|$)/y;
const bracket = /\]|!?\[/y;
const linkId = rubyPattern(/\s*?\[([^\]]+)?\]/y);
const urlInAngles = /\(<([^\n]*?)>/y;
const titleAndEnd = rubyPattern(/\s*?(?:"((?:[^"]|"(?!\s*\)))+)"|'((?:[^']|'(?!\s*\)))+)')\s*?\)/y);
const parenthesisOrTitle = rubyPattern(/[()]|\s(?=["'])/g);

interface Destination {
  readonly url: string;
  readonly title: string | undefined;
}

/** A link `[text](url "title")`, `[text][id]` or `[text]`, or an image, which starts with `!`. */
export function link(parser: SpanParser, output: SpanOutput): boolean {
  const { scanner } = parser;
  const start = scanner.pos;
  const opening = scanner.scan(linkStart)?.[0];
  if (opening === undefined) return false;
  const tag = opening === '[' ? 'a' : 'img';
  const isInLink = tag === 'a' && (parser.isIn('a') || parser.isIn('img'));
  const textStart = scanner.pos;
  const content = isInLink ? undefined : parseLinkText(parser, tag);
  const text = unescapeCharacters(scanner.text.slice(textStart, scanner.pos));
  const destination = content && parseDestination(parser, text);
  if (!content || !destination) {
    scanner.pos = start + opening.length;
    output.addText(opening);
    return true;
  }
  const title = ['title', destination.title] as const;
  if (tag === 'a')
    output.addElement('a', attributesHtml([['href', destination.url], title]), content.html);
  else {
    output.addElement('img', attributesHtml([['src', destination.url], ['alt', text], title]));
    output.imageCount++;
  }
  return true;
}

// Parses up to the closing bracket of the link. The opening bracket of an image in the text is counted
// here, but its closing bracket is consumed by the `link` rule, so `imageCount` brackets stay open.
function parseLinkText(parser: SpanParser, tag: 'a' | 'img'): SpanOutput | undefined {
  if (parser.scanner.indexOf(']', parser.scanner.pos) < 0) return undefined;
  let openBrackets = 1;
  return parser.parseContent(tag, (content) => {
    const match = parser.scanner.check(bracket);
    if (!match) return false;
    openBrackets += match[0] === ']' ? -1 : 1;
    return openBrackets === content.imageCount;
  });
}

function parseDestination(parser: SpanParser, text: string): Destination | undefined {
  const { scanner, document } = parser;
  scanner.pos++;
  const id = scanner.scan(linkId);
  if (id || scanner.text[scanner.pos] !== '(')
    return document.linkDefinitions.get(normalizeLinkId(id?.[1] ?? text));
  const start = scanner.pos;
  const destination = parseInlineDestination(scanner);
  if (!destination) document.countReparsed(scanner.pos - start);
  return destination;
}

// Parses `(url)`, `(url "title")`, `(<url>)` or `(<url> "title")`.
function parseInlineDestination(scanner: Scanner): Destination | undefined {
  let url = scanner.scan(urlInAngles)?.[1];
  if (url !== undefined) {
    if (scanner.text[scanner.pos] === ')') {
      scanner.pos++;
      return { url, title: undefined };
    }
  } else {
    const start = scanner.pos;
    const isClosed = skipUrl(scanner);
    url = strip(scanner.text.slice(start + 1, scanner.pos - 1));
    if (isClosed) return { url, title: undefined };
  }
  const title = scanner.scan(titleAndEnd);
  return title ? { url, title: title[1] ?? title[2] } : undefined;
}

// Moves past the parenthesis that closes the destination, or past the whitespace before a title. Returns
// whether the destination is closed.
function skipUrl(scanner: Scanner): boolean {
  let openParentheses = 0;
  parenthesisOrTitle.lastIndex = scanner.pos;
  for (;;) {
    const match = parenthesisOrTitle.exec(scanner.text);
    if (!match) return false;
    scanner.pos = match.index + 1;
    if (match[0] === '(') openParentheses++;
    else if (match[0] !== ')') return false;
    else if (--openParentheses === 0) return true;
  }
}
