import { addAttributes } from './attributes.ts';
import type { BlockState } from './block-state.ts';
import type { Block, Item, List } from './blocks.ts';
import { firstLine, ItemLines } from './item-lines.ts';
import { blankLines, itemAttributes, mark } from './patterns.ts';

const anyStart = / {0,3}(?:[+*-]|[0-9]+\.)[\t| ]/y;
const bullet = / {0,3}[+*-][\t| ]/y;
const horizontalRule = / {0,3}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n/y;
const beginsList = /^ {0,3}(?:[+*-]|[0-9]+\.)[\t| ]/;

/** An item while its lines come in: its text, in parts that are read one after the other. */
interface OpenItem extends Item {
  readonly parts: string[];
}

/** A list of items with bullets or numbers. */
export function list(state: BlockState): boolean {
  const { scanner } = state;
  if (!scanner.check(anyStart)) return false;
  const found: List = { kind: 'list', tag: scanner.check(bullet) ? 'ul' : 'ol', items: [] };
  const { items, isMarked } = takeItems(state, found.tag);
  state.add(found);
  let blankAtEnd: Block | undefined;
  for (const item of items) {
    for (const part of item.parts) state.readText(part, item.children);
    found.items.push(item);
  }
  for (const item of items) {
    if (item.children.length === 0) continue;
    tighten(item, items, isMarked);
    blankAtEnd = item.children.at(-1)?.kind === 'blank' ? item.children.pop() : undefined;
  }
  if (blankAtEnd && !isMarked) state.children.push(blankAtEnd);
  if (state.document.options.isGfm) for (const item of items) takeCheckbox(item);
  return true;
}

function takeItems(state: BlockState, tag: 'ul' | 'ol') {
  const { scanner } = state;
  const items: OpenItem[] = [];
  let start = startOf(tag, 4);
  let lines: ItemLines | undefined;
  // Whether the item's text has a list in it already, or has come to where one may begin.
  let hasList = false;
  let isAfterBlank = false;
  while (!scanner.isAtEnd) {
    if (isAfterBlank && scanner.check(horizontalRule)) break;
    if (scanner.take(mark)) return { items, isMarked: true };
    const begun = scanner.take(start);
    if (begun) {
      const first = firstLine(begun[1] ?? '', begun[2] ?? '');
      lines = new ItemLines(first.indentation);
      start = startOf(tag, first.indentation);
      items.push(openItem(state, first.text));
      hasList = beginsList.test(items.at(-1)?.parts[0] ?? '');
      isAfterBlank = false;
      continue;
    }
    const parts = items.at(-1)?.parts;
    if (!parts || !lines) break;
    const line = lines.take(scanner, isAfterBlank);
    if (line) {
      const isList = beginsList.test(line.text);
      let { text } = line;
      if (!hasList && line.isIndented && isList) {
        parts.push('');
        hasList = true;
      } else if (hasList && !line.isIndented && isList) {
        text = ' '.repeat(lines.indentation + 4) + text;
      }
      parts[parts.length - 1] += text;
      isAfterBlank = false;
      continue;
    }
    const blank = scanner.take(blankLines);
    if (!blank) break;
    hasList = true;
    isAfterBlank = true;
    parts[parts.length - 1] += blank[0];
  }
  return { items, isMarked: false };
}

// The next item may stand less far in than the text of the one before.
function startOf(tag: 'ul' | 'ol', indentation: number): RegExp {
  const most = Math.min(Math.max(indentation, 1), 4) - 1;
  return new RegExp(`( {0,${most}}${tag === 'ul' ? '[+*-]' : '[0-9]+\\.'})([\\t| ].*\\n)`, 'y');
}

function openItem(state: BlockState, text: string): OpenItem {
  const item: OpenItem = { children: [], parts: [text] };
  const found = itemAttributes.exec(text);
  if (found) {
    item.attributes = addAttributes(undefined, found[1] ?? '', state.document);
    item.parts[0] = text.slice(found[0].length);
  }
  return item;
}

// A first paragraph that no blank line follows is no paragraph to the reader.
function tighten(item: Item, items: readonly Item[], isMarked: boolean): void {
  const [first, second] = item.children;
  if (first?.kind !== 'paragraph') return;
  const isLast = item === items.at(-1);
  const isAlone = item.children.length < 2;
  const isFollowed =
    second?.kind === 'blank' && !(isLast && item.children.length === 2 && !isMarked);
  if (!isAlone && isFollowed) return;
  const isLikeOthers =
    !isLast ||
    items.length === 1 ||
    items
      .slice(0, -1)
      .some(({ children: [child] }) => child?.kind !== 'paragraph' || child.isTight);
  if (!isLikeOthers) return;
  if (item.children.length > 1 && second?.kind !== 'blank') first.text += '\n';
  first.isTight = true;
}

function takeCheckbox({ children: [first] }: Item): void {
  if (first?.kind !== 'paragraph') return;
  first.text = first.text.replace(/^\s*\[([ xX])\]\s+/, (_, sign: string) =>
    sign === ' '
      ? '<input type="checkbox" disabled />'
      : '<input type="checkbox" disabled checked />',
  );
}
