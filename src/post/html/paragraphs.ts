import { plainLine } from '../../model/text.ts';
import { type Element, type HtmlNode, hasClass, isElement, joinedText } from './node.ts';
import { isInline, textOf } from './text.ts';

// Blocks that are no prose: what is in them explains, lists, shows or leads to something.
const notProse = new Set(
  [
    'h1 h2 h3 h4 h5 h6 hgroup ul ol menu dl table pre figure figcaption nav aside details form iframe video audio',
    'caption header footer address hr',
  ].flatMap((line) => line.split(' ')),
);

const notProseClass =
  /^(?:toc|table-of-contents|contents|highlight|highlighter-.*|language-.*|code.*|footnotes?|endnotes|caption|wp-caption-text|image-caption|breadcrumbs?|byline|meta|post-meta|tags|share|sharing|admonition-title|rouge-.*|gist)$/i;

// Notes within a sentence.
const noteClass = /^(?:side-?note|margin-?note|badges?)$/i;

const tocTitle =
  /^(?:(?:table of )?contents|toc|on this page|in this (?:article|post)|index|目录|目錄|目次|もくじ|목차|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|tabla de contenidos?|contenidos?|sumário|indice|sommario|inhoud(?:sopgave)?|оглавление|содержание|зміст|spis treści|innehåll|indhold|sisällys|i̇çindekiler|içindekiler|mục lục|daftar isi):?$/iu;

// An address alone, such as the link that stands for a frame.
const address = /^(?:[a-z]+:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/i;

/**
 * Yields the paragraphs of prose in nodes as plain text, in their order. Headings, lists, tables, code,
 * captions, tables of contents, addresses and lines of badges are none. A list that follows a colon belongs
 * to its paragraph.
 */
export function* paragraphsIn(nodes: readonly HtmlNode[]): Generator<string> {
  let line: HtmlNode[] = [];
  for (const [index, node] of nodes.entries()) {
    if (isPartOfLine(node)) {
      line.push(node);
      continue;
    }
    yield* proseOf(line, node);
    line = [];
    if (!isElement(node) || isNoProse(node)) continue;
    if (node.name === 'p') yield* proseOf(node.children, nextBlock(nodes, index));
    else yield* paragraphsIn(node.children);
  }
  yield* proseOf(line);
}

/** Whether a text is nothing but an address. */
export function isAddress(text: string): boolean {
  return address.test(text);
}

function nextBlock(nodes: readonly HtmlNode[], index: number): HtmlNode | undefined {
  const next = nodes[index + 1];
  return isElement(next) || next?.trim() !== '' ? next : nodes[index + 2];
}

// A line break belongs to the paragraph. Some elements, such as links, may contain blocks.
function isPartOfLine(node: HtmlNode): boolean {
  return !isElement(node) || node.name === 'br' || (isInline(node) && !containsBlock(node));
}

const blockParents = new WeakMap<Element, boolean>();

// It is remembered, as each element is asked about once for every element around it.
function containsBlock(node: Element): boolean {
  const known = blockParents.get(node);
  if (known !== undefined) return known;
  const found = node.children.some((child) => !isPartOfLine(child));
  blockParents.set(node, found);
  return found;
}

function isNoProse(node: Element): boolean {
  return (
    notProse.has(node.name) ||
    hasClass(node, notProseClass) ||
    hasClass(node, noteClass) ||
    /^(?:markdown-toc|toc|table-of-contents)$/i.test(node.attributes.get('id') ?? '') ||
    /^doc-(?:toc|endnotes?|footnote)$/.test(node.attributes.get('role') ?? '')
  );
}

function* proseOf(line: readonly HtmlNode[], following?: HtmlNode): Generator<string> {
  const shown = line.filter((node) => !isElement(node) || !hasClass(node, noteClass));
  const text = plainLine(textOf(shown));
  if (!/[\p{L}\p{N}]/u.test(text) || isAddress(text) || tocTitle.test(text)) return;
  if (isContents(shown, text)) return;
  const isIntroduction = /[:：]$/.test(text) && isElement(following);
  yield isIntroduction ? `${text} ${listText(following)}`.trim() : text;
}

// A list of links to places in the post is none that continues a sentence.
function listText(list: Element): string {
  if (!/^[uo]l$/.test(list.name)) return '';
  const text = plainLine(textOf([list]));
  return isContents([list], text) ? '' : text;
}

// A line such as "Jump to: Salt | Pepper", whose links lead to places in the post.
function isContents(line: readonly HtmlNode[], text: string): boolean {
  const links = linkTextsIn(line);
  return links.length > 1 && links.join('').length > text.length / 3;
}

function linkTextsIn(nodes: readonly HtmlNode[]): readonly string[] {
  return nodes.filter(isElement).flatMap(({ name, attributes, children }) => {
    const isLink = name === 'a' && attributes.get('href')?.startsWith('#');
    return isLink ? [joinedText(children)] : linkTextsIn(children);
  });
}
