import { inUnicode } from '../../model/super-and-subscript.ts';
import { isEmoji } from './hidden.ts';
import { mathText } from './math-text.ts';
import { type Element, type HtmlNode, hasClass, isElement } from './node.ts';

const blocks = new Set(
  [
    'address article aside blockquote br caption center dd details dialog div dl dt fieldset figcaption figure',
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol option p pre section summary table',
    'tbody td tfoot th thead tr ul video audio iframe',
  ].flatMap((line) => line.split(' ')),
);

// Readings of ruby are left out, as they would stand in the middle of a word.
const silent = new Set(
  'script style title template svg canvas textarea select option button rt rp rtc noscript'.split(
    ' ',
  ),
);

/** Whether an element is a part of the text around it, and not a block or a line break. */
export function isInline(node: HtmlNode): boolean {
  return !isElement(node) || !blocks.has(node.name);
}

/**
 * Returns the text of nodes as it is read: words of different blocks are apart, and marks of footnotes are
 * left out. White space is not normalized.
 */
export function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map(textOfNode).join('');
}

function textOfNode(node: HtmlNode): string {
  if (!isElement(node)) return node.replaceAll('\u00ad', '');
  const { name, children } = node;
  if (silent.has(name) || isFootnoteMark(node)) return '';
  if (name === 'math') return mathText(node);
  if (name === 'img') return isEmoji(node) ? (node.attributes.get('alt') ?? '') : '';
  const text = textOf(children);
  if (name === 'sup' || name === 'sub') return inUnicode(text, name) ?? text;
  return blocks.has(name) ? ` ${text} ` : text;
}

/** Whether an element refers to a footnote, or from one back to the text. */
function isFootnoteMark(node: Element): boolean {
  const { name, attributes, children } = node;
  if (/^doc-(?:noteref|backlink)$/.test(attributes.get('role') ?? '')) return true;
  if (name === 'a') return isFootnoteLink(node);
  if (name === 'span')
    return hasClass(node, /^(?:footnote-?(?:ref|mark|number)|sidenote-number)$/i);
  if (name !== 'sup') return false;
  if (hasClass(node, /footnote|note-?ref/i) || /^fnref/.test(attributes.get('id') ?? ''))
    return true;
  const elements = children.filter(isElement);
  const isOnlyLink = elements.length === 1 && elements[0]?.name === 'a';
  return isMark(children, isOnlyLink && isWithinPage(elements[0]));
}

function isFootnoteLink(link: Element): boolean {
  if (hasClass(link, /^(?:footnote(?:-?(?:ref|back|backref|return))?|reversefootnote)$/i))
    return true;
  if (link.attributes.get('rel') === 'footnote' || link.attributes.has('data-footnote-ref'))
    return true;
  const href = link.attributes.get('href') ?? '';
  return (
    /#(?:_?fn|_?ftn|footnote|note-?\d|cite_note|user-content-fn)/i.test(href) &&
    isMark(link.children, true)
  );
}

// Without a link, a number alone may be a power.
function isMark(nodes: readonly HtmlNode[], isLinked: boolean): boolean {
  const mark = shortText(nodes)?.trim() ?? '';
  return isLinked
    ? /^[[(]?[\p{L}\p{N}*†‡§¶]{1,4}[\])]?$/u.test(mark)
    : /^(?:\[\w{1,4}\]|[*†‡§¶]+)$/.test(mark);
}

// The text if there is little in the nodes. Looking through all would take long if marks are nested.
function shortText(nodes: readonly HtmlNode[]): string | undefined {
  if (nodes.length > 4) return undefined;
  const texts = nodes.map((node) => (isElement(node) ? shortText(node.children) : node));
  const text = texts.join('');
  return texts.includes(undefined) || text.length > 10 ? undefined : text;
}

function isWithinPage(link: Element | undefined): boolean {
  return link?.attributes.get('href')?.includes('#') ?? false;
}
