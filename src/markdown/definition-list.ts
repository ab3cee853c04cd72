import type { BlockState } from './block-state.ts';
import type { Block, Definition, Definitions, Paragraph, Term } from './blocks.ts';
import { firstLine, ItemLines } from './item-lines.ts';
import { blankLines, itemAttributes, mark } from './patterns.ts';

const anyStart = / {0,3}:[\t| ]/y;

interface OpenDefinition {
  text: string;
  readonly isApart: boolean;
}

/** Terms, a line each, with what they mean behind a colon. */
export function definitionList(state: BlockState): boolean {
  if (!state.scanner.check(anyStart)) return false;
  const terms = takeTerms(state.children);
  if (!terms) return false;
  const entries: (Term | Definition)[] = terms.paragraph.text
    .split('\n')
    .map((text) => ({ kind: 'term', text: text.replace(itemAttributes, '') }));
  let blankAtEnd: Block | undefined;
  for (const { text, isApart } of takeDefinitions(state, terms.isApart)) {
    const children = state.readText(text);
    entries.push({ kind: 'definition', children });
    if (children.length === 0) continue;
    blankAtEnd = children.at(-1)?.kind === 'blank' ? children.pop() : undefined;
    const [first] = children;
    if (first?.kind === 'paragraph' && !isApart) first.isTight = true;
  }
  append(state, { kind: 'definitions', entries });
  if (blankAtEnd) state.children.push(blankAtEnd);
  return true;
}

// The paragraph before, which one blank line may follow, is the terms.
function takeTerms(children: Block[]): { paragraph: Paragraph; isApart: boolean } | undefined {
  const last = children.at(-1);
  if (last?.kind === 'paragraph') {
    children.pop();
    return { paragraph: last, isApart: false };
  }
  const before = children.at(-2);
  if (last?.kind !== 'blank' || last.text !== '\n' || before?.kind !== 'paragraph')
    return undefined;
  children.splice(-2);
  return { paragraph: before, isApart: true };
}

function takeDefinitions({ scanner }: BlockState, isFirstApart: boolean): OpenDefinition[] {
  const definitions: OpenDefinition[] = [];
  let start = / {0,3}:[\t| ].*\n/y;
  let lines: ItemLines | undefined;
  let isApart = isFirstApart;
  let isAfterBlank = false;
  while (!scanner.isAtEnd) {
    const begun = scanner.take(start);
    const open = definitions.at(-1);
    if (begun) {
      const marked = begun[0].indexOf(':') + 1;
      const first = firstLine(begun[0].slice(0, marked), begun[0].slice(marked));
      lines = new ItemLines(first.indentation);
      const most = Math.min(Math.max(first.indentation, 1), 4) - 1;
      start = new RegExp(` {0,${most}}:[\\t| ].*\\n`, 'y');
      definitions.push({ text: first.text.replace(itemAttributes, ''), isApart });
      isApart = false;
      isAfterBlank = false;
      continue;
    }
    if (!open || !lines || scanner.check(mark)) break;
    const line = lines.take(scanner, isAfterBlank);
    const blank = line ? undefined : scanner.take(blankLines)?.[0];
    if (!line && blank === undefined) break;
    open.text += line?.text ?? blank ?? '';
    isApart = isAfterBlank = line === undefined;
  }
  return definitions;
}

// Terms that follow a list of terms, with or without a blank line between, are its next ones.
function append({ children }: BlockState, found: Definitions): void {
  const last = children.at(-1);
  const before = children.at(-2);
  if (last?.kind === 'definitions') last.entries.push(...found.entries);
  else if (last?.kind === 'blank' && before?.kind === 'definitions') {
    children.pop();
    before.entries.push(...found.entries);
  } else children.push(found);
}
