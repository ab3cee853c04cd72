import type { BlockState } from './block-state.ts';
import type { Block, ContentModel, HtmlElement } from './blocks.ts';
import { contentModelOf, elementName, emptyElements, spanElements } from './html-names.ts';
import { type Tag, takeClosingTag, takeComment, takeTag } from './html-tags.ts';

const start = / {0,3}<(?=[\p{Alphabetic}_!/])/uy;
const restOfLine = /[ \t]*\n/y;
const instruction = /<\?[^>]{0,1000}\?>/y;

/** HTML that begins a line, with what stands in it. */
export function htmlBlock(state: BlockState): boolean {
  const { scanner } = state;
  const found = scanner.check(start);
  if (!found) return false;
  const before = scanner.at;
  const comment = takeComment(scanner);
  if (comment !== undefined) {
    state.children.push({ kind: 'html', html: `${comment}\n` });
    scanner.take(restOfLine);
    return true;
  }
  scanner.at = before + found[0].length - 1;
  const tag = takeTag(scanner);
  if (tag && !spanElements.has(tag.name.toLowerCase())) {
    state.add(takeElement(state, tag, false));
    return true;
  }
  if (!tag && closes(state)) return true;
  scanner.at = before;
  return false;
}

function closes(state: BlockState): boolean {
  const closing = takeClosingTag(state.scanner);
  state.isClosed = closing !== undefined && closing.name.toLowerCase() === state.container?.name;
  return state.isClosed;
}

// Reads an element behind its opening tag. What stands in raw HTML is raw unless it says otherwise.
function takeElement(state: BlockState, tag: Tag, isInRaw: boolean): HtmlElement {
  const { scanner, document } = state;
  const name = elementName(tag.name);
  const isRaw = isInRaw || !document.options.parseBlockHtml;
  const model = markedModel(tag, name) ?? (isRaw ? 'raw' : contentModelOf(name));
  const values = new Map(tag.values);
  values.delete('markdown');
  const isClosed = tag.isClosed || emptyElements.has(name);
  const element: HtmlElement = { kind: 'element', name, values, model, isClosed, children: [] };
  if (name === 'script' || name === 'style') {
    element.children.push({ kind: 'text', text: takeUpToEnd(state, name), as: 'verbatim' });
    return element;
  }
  if (model === 'block') scanner.take(restOfLine);
  if (isClosed || !document.enter()) return element;
  takeInside(state, element);
  document.leave();
  if (!isInRaw) scanner.take(restOfLine);
  return element;
}

function takeInside(state: BlockState, element: HtmlElement): void {
  if (element.model === 'block') state.readElement(element);
  else if (element.model === 'raw') takeRaw(state, element);
  else {
    const text = takeUpToEnd(state, element.name);
    element.children.push({ kind: 'text', text, as: 'span' });
  }
}

// `markdown="1"` asks for the element's own way.
function markedModel(tag: Tag, name: string): ContentModel | undefined {
  const mark = tag.values.get('markdown');
  if (mark === '0') return 'raw';
  if (mark === '1') return contentModelOf(name);
  return mark === 'span' || mark === 'block' ? mark : undefined;
}

// The text up to the closing tag, or to the end where there is none. The place goes behind the tag.
function takeUpToEnd({ scanner }: BlockState, name: string): string {
  const from = scanner.at;
  const end = scanner.findOnce(`</${name}`, from, () => {
    const closing = new RegExp(`</${name}\\s*>`, 'gi');
    closing.lastIndex = from;
    return closing.exec(scanner.text)?.index ?? -1;
  });
  scanner.at = end < 0 ? scanner.text.length : end;
  const text = scanner.text.slice(from, scanner.at);
  takeClosingTag(scanner);
  return text;
}

// HTML as it stands, with the elements in it, which may say that their inside is Markdown.
function takeRaw(state: BlockState, element: HtmlElement): void {
  const { scanner } = state;
  while (!scanner.isAtEnd) {
    const text = scanner.until('<') ?? scanner.text.slice(scanner.at);
    scanner.at += text.length;
    addText(element.children, text);
    if (scanner.isAtEnd) return;
    const html = takeComment(scanner) ?? scanner.take(instruction)?.[0];
    const tag = html === undefined ? takeTag(scanner) : undefined;
    const closing = tag || html !== undefined ? undefined : takeClosingTag(scanner);
    if (html !== undefined) element.children.push({ kind: 'html', html });
    else if (tag) element.children.push(takeElement(state, tag, true));
    else if (!closing) {
      addText(element.children, '<');
      scanner.at++;
    } else if (elementName(closing.name) === element.name) return;
    else addText(element.children, closing.source);
  }
}

function addText(children: Block[], text: string): void {
  const last = children.at(-1);
  if (last?.kind === 'text' && last.as === 'raw') last.text += text;
  else if (text !== '') children.push({ kind: 'text', text, as: 'raw' });
}
