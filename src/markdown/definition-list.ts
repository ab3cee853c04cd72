import { itemIal } from './attribute-lists.ts';
import { blankLines, eobMarkerLine } from './block-boundary.ts';
import type { BlockParser } from './block-parser.ts';
import type { Block, Definition, DefinitionList, Paragraph, Term } from './blocks.ts';
import { ItemLines, itemLinePatterns, parseFirstLine } from './list-item-lines.ts';

const definitionLines = itemLinePatterns(':');
const definitionStart = / {0,3}:[\t| ]/y;

interface OpenDefinition {
  text: string;
  /** Whether a blank line precedes it. If so, its first paragraph is rendered with `<p>`. */
  readonly isAfterBlank: boolean;
}

/** Terms, one a line, followed by definitions that start with `:`. */
export function definitionList(parser: BlockParser): boolean {
  if (!parser.scanner.check(definitionStart)) return false;
  const terms = takeTerms(parser.blocks);
  if (!terms) return false;
  const entries: (Term | Definition)[] = terms.paragraph.text
    .split('\n')
    .map((text) => ({ kind: 'term', text: text.replace(itemIal, '') }));
  let lastBlank: Block | undefined;
  for (const { text, isAfterBlank } of scanDefinitions(parser, terms.isBeforeBlank)) {
    const children = parser.parseNested(text);
    entries.push({ kind: 'definition', children });
    if (children.length === 0) continue;
    lastBlank = children.at(-1)?.kind === 'blank' ? children.pop() : undefined;
    const [first] = children;
    if (first?.kind === 'paragraph' && !isAfterBlank) first.isTransparent = true;
  }
  addOrAppend(parser, { kind: 'definitionList', entries });
  if (lastBlank) parser.blocks.push(lastBlank);
  return true;
}

// Removes the paragraph that holds the terms. At most one blank line may follow it.
function takeTerms(blocks: Block[]): { paragraph: Paragraph; isBeforeBlank: boolean } | undefined {
  const last = blocks.at(-1);
  if (last?.kind === 'paragraph') {
    blocks.pop();
    return { paragraph: last, isBeforeBlank: false };
  }
  const secondLast = blocks.at(-2);
  if (last?.kind !== 'blank' || last.text !== '\n' || secondLast?.kind !== 'paragraph')
    return undefined;
  blocks.splice(-2);
  return { paragraph: secondLast, isBeforeBlank: true };
}

function scanDefinitions({ scanner }: BlockParser, isFirstAfterBlank: boolean): OpenDefinition[] {
  const definitions: OpenDefinition[] = [];
  let definitionLine = definitionLines();
  let lines: ItemLines | undefined;
  let isAfterBlank = isFirstAfterBlank;
  while (!scanner.isAtEnd) {
    const start = scanner.scan(definitionLine);
    if (start) {
      const first = parseFirstLine(start[1] ?? '', start[2] ?? '');
      lines = new ItemLines(first.indentation);
      definitionLine = definitionLines(first.indentation);
      definitions.push({ text: first.text.replace(itemIal, ''), isAfterBlank });
      isAfterBlank = false;
      continue;
    }
    const open = definitions.at(-1);
    if (!open || !lines || scanner.check(eobMarkerLine)) break;
    const line = lines.scan(scanner, isAfterBlank);
    const blank = line ? undefined : scanner.scan(blankLines)?.[0];
    if (!line && blank === undefined) break;
    open.text += line?.text ?? blank ?? '';
    isAfterBlank = line === undefined;
  }
  return definitions;
}

// A definition list continues the one before it, even after blank lines.
function addOrAppend({ blocks }: BlockParser, list: DefinitionList): void {
  const last = blocks.at(-1);
  const secondLast = blocks.at(-2);
  if (last?.kind === 'definitionList') append(last, list);
  else if (last?.kind === 'blank' && secondLast?.kind === 'definitionList') {
    blocks.pop();
    append(secondLast, list);
  } else blocks.push(list);
}

function append(list: DefinitionList, { entries }: DefinitionList): void {
  for (const entry of entries) list.entries.push(entry);
}
