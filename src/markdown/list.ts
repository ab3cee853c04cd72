import { lazy } from '../model/lazy.ts';
import { itemIal, mergeAttributeList } from './attribute-lists.ts';
import { blankLines, eobMarkerLine } from './block-boundary.ts';
import type { BlockParser } from './block-parser.ts';
import type { Block, ListItem } from './blocks.ts';
import type { Document } from './document.ts';
import { horizontalRuleLine } from './horizontal-rule.ts';
import { type ItemLine, ItemLines, itemLinePatterns, parseFirstLine } from './list-item-lines.ts';
import { rubyPattern } from './ruby-pattern.ts';

const unorderedListStart = / {0,3}[+*-][\t| ]/y;
const number = / *([0-9]{1,9})/y;
const taskCheckbox = rubyPattern(/^\s*\[([ xX])\]\s+/);

interface ListPatterns {
  readonly listStart: RegExp;
  readonly startsWithList: RegExp;
  readonly itemLines: Readonly<Record<'ul' | 'ol', ReturnType<typeof itemLinePatterns>>>;
}

/** @param ordered the pattern of the marker of an ordered item */
function patternsWith(ordered: string): ListPatterns {
  const start = ` {0,3}(?:[+*-]|${ordered})[\\t| ]`;
  return {
    listStart: rubyPattern(new RegExp(start, 'y')),
    startsWithList: rubyPattern(new RegExp(`^${start}`)),
    itemLines: { ul: itemLinePatterns('[+*-]'), ol: itemLinePatterns(ordered) },
  };
}

const kramdownPatterns = lazy(() => patternsWith('[0-9]+\\.'));
const commonMarkPatterns = lazy(() => patternsWith('[0-9]{1,9}[.)]'));

function patternsOf({ options }: Document): ListPatterns {
  return options.isCommonMark ? commonMarkPatterns() : kramdownPatterns();
}

/** A list item whose lines are being scanned. */
interface OpenItem extends Pick<ListItem, 'ial'> {
  readonly lines: ItemLines;
  /** The text of the item, split before a nested list. Each part is parsed separately. */
  readonly parts: string[];
  /** Whether a nested list may be open, so that the text is not split before the next one. */
  mayHaveNestedList: boolean;
}

/** An ordered or unordered list. */
export function list(parser: BlockParser): boolean {
  const { scanner, document } = parser;
  if (!scanner.check(patternsOf(document).listStart)) return false;
  const tag = scanner.check(unorderedListStart) ? 'ul' : 'ol';
  // To kramdown, every list starts with 1.
  const start = document.options.isCommonMark ? scanner.check(number)?.[1] : undefined;
  const { items: openItems, hasEobMarker } = scanItems(parser, tag);
  const items: ListItem[] = [];
  parser.add({ kind: 'list', tag, items, ...(start && { start: Number(start) }) });
  for (const { parts, ial } of openItems) {
    const children: Block[] = [];
    for (const part of parts) parser.parseNested(part, children);
    // A copy takes less memory than an array that has grown.
    items.push({ children: children.slice(), ...(ial && { ial }) });
  }
  let lastBlank: Block | undefined;
  for (const item of items) {
    if (item.children.length === 0) continue;
    if (isTight(item, items, hasEobMarker)) makeTransparent(item);
    lastBlank = item.children.at(-1)?.kind === 'blank' ? item.children.pop() : undefined;
  }
  if (lastBlank && !hasEobMarker) parser.blocks.push(lastBlank);
  if (parser.document.options.isGfm) for (const item of items) parseTaskCheckbox(item);
  return true;
}

function scanItems(
  parser: BlockParser,
  tag: 'ul' | 'ol',
): { items: OpenItem[]; hasEobMarker: boolean } {
  const { scanner, document } = parser;
  const { itemLines } = patternsOf(document);
  const items: OpenItem[] = [];
  let itemLine = itemLines[tag]();
  let isAfterBlank = false;
  while (!scanner.isAtEnd) {
    if (isAfterBlank && scanner.check(horizontalRuleLine)) break;
    if (scanner.scan(eobMarkerLine)) return { items, hasEobMarker: true };
    const start = scanner.scan(itemLine);
    if (start) {
      const first = parseFirstLine(start[1] ?? '', start[2] ?? '');
      itemLine = itemLines[tag](first.indentation);
      items.push(openItem(parser, first.text, first.indentation));
      isAfterBlank = false;
      continue;
    }
    const item = items.at(-1);
    const line: ItemLine | undefined = item?.lines.scan(scanner, isAfterBlank);
    const blank = line ? undefined : scanner.scan(blankLines)?.[0];
    if (item && line) addLine(parser, item, line);
    else if (item && blank !== undefined) {
      append(item, blank);
      item.mayHaveNestedList = true;
    } else break;
    isAfterBlank = line === undefined;
  }
  return { items, hasEobMarker: false };
}

function openItem({ document }: BlockParser, text: string, indentation: number): OpenItem {
  const ial = itemIal.exec(text);
  const content = ial ? text.slice(ial[0].length) : text;
  return {
    ...(ial && { ial: mergeAttributeList(undefined, ial[1] ?? '', document) }),
    lines: new ItemLines(indentation, document.options.isCommonMark),
    parts: [content],
    mayHaveNestedList: patternsOf(document).startsWithList.test(content),
  };
}

function addLine({ document }: BlockParser, item: OpenItem, { text, isIndented }: ItemLine): void {
  const startsList = patternsOf(document).startsWithList.test(text);
  if (startsList && isIndented && !item.mayHaveNestedList) {
    item.parts.push(text);
    item.mayHaveNestedList = true;
  } else if (startsList && !isIndented && item.mayHaveNestedList) {
    // A lazy line starts no item. The indentation makes it text of the nested list.
    const indentation = ' '.repeat(item.lines.indentation + 4);
    document.spendOnCopies(indentation);
    append(item, indentation + text);
  } else append(item, text);
}

function append({ parts }: OpenItem, text: string): void {
  parts[parts.length - 1] += text;
}

// Whether the item starts with a paragraph that is rendered without `<p>`.
function isTight(item: ListItem, items: readonly ListItem[], hasEobMarker: boolean): boolean {
  const [first, second] = item.children;
  if (first?.kind !== 'paragraph') return false;
  const isLast = item === items.at(-1);
  const childCount = item.children.length;
  const isTrailingBlank = isLast && childCount === 2 && !hasEobMarker;
  if (second?.kind === 'blank' && !isTrailingBlank) return false;
  // The last of several items is loose if all others are.
  return (
    !isLast ||
    items.length === 1 ||
    items
      .slice(0, -1)
      .some(({ children: [child] }) => child?.kind !== 'paragraph' || child.isTransparent)
  );
}

function makeTransparent({ children: [first, second] }: ListItem): void {
  if (first?.kind !== 'paragraph') return;
  if (second && second.kind !== 'blank') first.text += '\n';
  first.isTransparent = true;
}

// GFM task lists: `- [ ] text` and `- [x] text`.
function parseTaskCheckbox({ children: [first] }: ListItem): void {
  if (first?.kind !== 'paragraph') return;
  first.text = first.text.replace(taskCheckbox, (_, state: string) =>
    state === ' '
      ? '<input type="checkbox" disabled />'
      : '<input type="checkbox" disabled checked />',
  );
}
