import { downcase } from '../model/ruby-text.ts';
import type { BlockParser } from './block-parser.ts';
import type { Block, ContentModel, HtmlElement } from './blocks.ts';
import { contentModelOf, elementName, emptyElements, spanElements } from './html-elements.ts';
import { attributesHtml } from './html-escape.ts';
import { type OpeningTag, scanClosingTag, scanComment, scanOpeningTag } from './html-tags.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';

const htmlStart = / {0,3}<(?=[\p{Alphabetic}_!/])/uy;
const restOfLine = /[ \t]*\n/y;

/** HTML at the start of a line: a comment, an element, or the closing tag of the container. */
export function htmlBlock(parser: BlockParser): boolean {
  const { scanner } = parser;
  const match = scanner.check(htmlStart);
  if (!match) return false;
  const start = scanner.pos;
  const comment = scanComment(scanner);
  if (comment !== undefined) {
    parser.blocks.push({ kind: 'rawHtml', html: `${comment}\n` });
    scanner.scan(restOfLine);
    return true;
  }
  scanner.pos = start + match[0].length - 1;
  const tag = scanOpeningTag(scanner);
  if (tag && !spanElements.has(downcase(tag.name))) {
    parser.add(parseElement(parser, tag, false));
    return true;
  }
  if (!tag && closeContainer(parser)) return true;
  scanner.pos = start;
  return false;
}

function closeContainer(parser: BlockParser): boolean {
  const tag = scanClosingTag(parser.scanner);
  parser.isContainerClosed = tag !== undefined && downcase(tag.name) === parser.container?.name;
  return parser.isContainerClosed;
}

// Parses an element after its opening tag. In raw HTML, an element is raw too, unless it has a
// `markdown` attribute.
function parseElement(parser: BlockParser, tag: OpeningTag, isInRaw: boolean): HtmlElement {
  const { scanner, document } = parser;
  const name = elementName(tag.name);
  const isRaw = isInRaw || !document.options.parseBlockHtml;
  const contentModel = markdownAttributeModel(tag, name) ?? (isRaw ? 'raw' : contentModelOf(name));
  const attributes = new Map(tag.attributes);
  attributes.delete('markdown');
  const element: HtmlElement = {
    kind: 'htmlElement',
    name,
    attributes,
    contentModel,
    children: [],
  };
  if (isVerbatim(name)) {
    const text = scanToClosingTag(parser, name);
    element.children.push({ kind: 'htmlText', text, as: 'verbatim' });
    return element;
  }
  if (contentModel === 'block') scanner.scan(restOfLine);
  if (isEmpty(tag, name) || !document.enterNesting()) return element;
  parseContent(parser, element);
  document.leaveNesting();
  if (!isInRaw) scanner.scan(restOfLine);
  return element;
}

// `markdown="1"` selects the default content model of the element.
function markdownAttributeModel(tag: OpeningTag, name: string): ContentModel | undefined {
  const value = tag.attributes.get('markdown');
  if (value === '0') return 'raw';
  if (value === '1') return contentModelOf(name);
  return value === 'span' || value === 'block' ? value : undefined;
}

function parseContent(parser: BlockParser, element: HtmlElement): void {
  if (element.contentModel === 'block') parser.parseElementContent(element);
  else if (element.contentModel === 'raw') parseRawContent(parser, element);
  else {
    const text = scanToClosingTag(parser, element.name);
    element.children.push({ kind: 'htmlText', text, as: 'span' });
  }
}

// Scans the closing tag and returns the text before it. If there is none, scans all that is left.
function scanToClosingTag({ scanner }: BlockParser, name: string): string {
  const start = scanner.pos;
  const end = scanner.searchOnce(`</${name}`, start, () => {
    const closingTag = rubyPattern(new RegExp(String.raw`</${name}\s*>`, 'gi'));
    closingTag.lastIndex = start;
    return closingTag.exec(scanner.text)?.index ?? -1;
  });
  scanner.pos = end < 0 ? scanner.text.length : end;
  const text = scanner.text.slice(start, scanner.pos);
  scanClosingTag(scanner);
  return text;
}

// The tags of raw elements are kept as they are, and not as a tree: elements that are never closed may be
// nested to any depth.
function parseRawContent(parser: BlockParser, element: HtmlElement): void {
  const { scanner } = parser;
  const { children } = element;
  // The names of the elements that are open, the innermost last.
  const open = [element.name];
  while (!scanner.isAtEnd) {
    const text = scanner.textBefore('<') ?? scanner.text.slice(scanner.pos);
    scanner.pos += text.length;
    addRawText(children, text);
    if (scanner.isAtEnd) break;
    const html = scanComment(scanner) ?? scanProcessingInstruction(scanner);
    if (html !== undefined) {
      children.push({ kind: 'rawHtml', html });
      continue;
    }
    const openingTag = scanOpeningTag(scanner);
    if (openingTag) {
      addNested(parser, openingTag, children, open);
      continue;
    }
    const closingTag = scanClosingTag(scanner);
    if (closingTag && elementName(closingTag.name) === open.at(-1)) {
      open.pop();
      if (open.length === 0) return;
      children.push(endOf(parser, closingTag.name));
      continue;
    }
    if (!closingTag) scanner.pos++;
    addRawText(children, closingTag?.source ?? '<');
  }
  for (const name of open.slice(1).reverse()) children.push(endOf(parser, name));
}

/** Adds an element in a raw one. If it is raw and has content, only its opening tag. */
function addNested(parser: BlockParser, tag: OpeningTag, children: Block[], open: string[]): void {
  const name = elementName(tag.name);
  const isRaw = (markdownAttributeModel(tag, name) ?? 'raw') === 'raw';
  if (!isRaw || isVerbatim(name) || isEmpty(tag, name)) {
    children.push(parseElement(parser, tag, true));
    return;
  }
  const attributes = [...tag.attributes].filter(([key]) => key !== 'markdown');
  children.push({ kind: 'rawHtml', html: `<${name}${attributesHtml(attributes)}>` });
  open.push(name);
}

function endOf({ document }: BlockParser, tagName: string): Block {
  const newline = document.options.parseBlockHtml ? '\n' : '';
  return { kind: 'rawHtml', html: `</${elementName(tagName)}>${newline}` };
}

/** Whether the content of an element is no HTML. */
function isVerbatim(name: string): boolean {
  return name === 'script' || name === 'style';
}

function isEmpty(tag: OpeningTag, name: string): boolean {
  return tag.isSelfClosing || emptyElements.has(name);
}

function scanProcessingInstruction(scanner: Scanner): string | undefined {
  const { text, pos } = scanner;
  const end = text.startsWith('<?', pos) ? scanner.indexOf('?>', pos + 2) : -1;
  if (end < 0) return undefined;
  scanner.pos = end + 2;
  return text.slice(pos, scanner.pos);
}

function addRawText(blocks: Block[], text: string): void {
  const last = blocks.at(-1);
  if (last?.kind === 'htmlText' && last.as === 'raw') last.text += text;
  else if (text !== '') blocks.push({ kind: 'htmlText', text, as: 'raw' });
}
