import { unescapeCharacters } from './escaped-characters.ts';
import { attributesHtml } from './html-escape.ts';
import { normalizeLinkId } from './link-definition.ts';
import { afterSpaces, type LinkTarget, parseInlineTarget } from './link-target.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { SpanOutput } from './span-output.ts';
import { contexts, type ParsedLink, type SpanParser } from './span-parser.ts';

// In steps: what it costs to look for a link, compared with skipping a character.
const costOfLink = 40;

const linkStart = /!?\[(?!\^|$)/y;
const linkId = rubyPattern(/\s*?\[([^\]]+)?\]/y);

/** A link `[text](url "title")`, `[text][id]` or `[text]`, or an image, which starts with `!`. */
export function link(parser: SpanParser, output: SpanOutput): boolean {
  const { scanner } = parser;
  if (scanner.character !== '[' && scanner.character !== '!') return false;
  const start = scanner.pos;
  const opening = scanner.scan(linkStart)?.[0];
  if (opening === undefined) return false;
  const tag = opening === '[' ? 'a' : 'img';
  const isInLink = tag === 'a' && (parser.isIn('a') || parser.isIn('img'));
  const parsed = isInLink ? undefined : parseOnce(parser, tag, start);
  if (!parsed) {
    scanner.pos = start + opening.length;
    output.addText(opening);
    return true;
  }
  scanner.pos = parsed.end;
  output.addElement(tag, parsed.attributes, parsed.content);
  if (tag === 'img') output.imageCount++;
  return true;
}

// If the span around it is not closed, the text is parsed again. Without a memory, images in images would
// take time that doubles with each.
function parseOnce(parser: SpanParser, tag: 'a' | 'img', start: number): ParsedLink | undefined {
  parser.document.budget.spend(costOfLink);
  const key = start * contexts + parser.context;
  if (parser.links.has(key)) return parser.links.get(key);
  const parsed = parseLink(parser, tag);
  parser.links.set(key, parsed);
  return parsed;
}

function parseLink(parser: SpanParser, tag: 'a' | 'img'): ParsedLink | undefined {
  const { scanner } = parser;
  const textStart = scanner.pos;
  const content = parseLinkText(parser, tag);
  if (!content) return undefined;
  const text = unescapeCharacters(scanner.text.slice(textStart, scanner.pos));
  const target = parseTarget(parser, text);
  if (!target) return undefined;
  const title = ['title', target.title] as const;
  const end = scanner.pos;
  return tag === 'a'
    ? { end, attributes: attributesHtml([['href', target.url], title]), content: content.html }
    : {
        end,
        attributes: attributesHtml([['src', target.url], ['alt', text], title]),
        content: undefined,
      };
}

// Parses up to the closing bracket of the link. The opening bracket of an image in the text is counted
// here, but its closing bracket is consumed by the `link` rule, so `imageCount` brackets stay open.
function parseLinkText(parser: SpanParser, tag: 'a' | 'img'): SpanOutput | undefined {
  const { scanner } = parser;
  if (scanner.indexOf(']', scanner.pos) < 0) return undefined;
  let openBrackets = 1;
  const isAt = (content: SpanOutput) => {
    const { character, text, pos } = scanner;
    const isOpening = character === '[' || (character === '!' && text[pos + 1] === '[');
    if (!isOpening && character !== ']') return false;
    openBrackets += isOpening ? 1 : -1;
    return openBrackets === content.imageCount;
  };
  return parser.parseContent(tag, { isAt });
}

function parseTarget({ scanner, document }: SpanParser, text: string): LinkTarget | undefined {
  scanner.pos++;
  const hasId = scanner.text[afterSpaces(scanner.text, scanner.pos)] === '[';
  const id = hasId ? scanner.scan(linkId) : null;
  if (!id && scanner.character === '(') return parseInlineTarget(scanner, document.budget);
  const definition = document.linkDefinitions.get(normalizeLinkId(id?.[1] ?? text));
  if (definition) document.spendOnCopies(definition.url, definition.title);
  return definition;
}
