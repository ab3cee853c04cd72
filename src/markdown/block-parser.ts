import { strip } from '../model/ruby-text.ts';
import { mergeAttributeList } from './attribute-lists.ts';
import { blockBoundary, isAtEnd } from './block-boundary.ts';
import type { AttributeList, Block, HtmlElement } from './blocks.ts';
import type { Document } from './document.ts';
import { Scanner } from './scanner.ts';

/**
 * Parses one kind of block at the scanner's position and adds it to the parser's blocks. Returns
 * false, with the position unchanged, if no such block starts there.
 */
export type BlockRule = (parser: BlockParser) => boolean;

/** Parses a text into blocks by trying its rules in turn at the start of each block. */
export class BlockParser {
  readonly scanner: Scanner;
  readonly document: Document;
  /** The blocks parsed so far. */
  readonly blocks: Block[];
  /** The HTML element whose content is being parsed. */
  readonly container: HtmlElement | undefined;
  /** Set when the closing tag of the container is found. */
  isContainerClosed = false;
  /** The IAL for the next block. */
  #blockIal: AttributeList | undefined;
  readonly #rules: readonly BlockRule[];

  constructor(
    scanner: Scanner,
    document: Document,
    rules: readonly BlockRule[],
    blocks: Block[],
    container?: HtmlElement,
  ) {
    this.scanner = scanner;
    this.document = document;
    this.#rules = rules;
    this.blocks = blocks;
    this.container = container;
  }

  get lastBlock(): Block | undefined {
    return this.blocks.at(-1);
  }

  get isAfterBlockBoundary(): boolean {
    const { lastBlock } = this;
    if (!lastBlock || lastBlock.kind === 'blank' || this.#blockIal) return true;
    return lastBlock.kind === 'eob' && lastBlock.cause === 'marker';
  }

  get isBeforeBlockBoundary(): boolean {
    return isAtEnd(this.scanner, blockBoundary());
  }

  /** Adds a block, with the IAL that precedes it. */
  add(block: Block): void {
    if (this.#blockIal) block.ial = this.#blockIal;
    this.#blockIal = undefined;
    this.blocks.push(block);
  }

  /** Keeps an IAL for the next block. */
  addBlockIal(text: string): void {
    this.#blockIal = mergeAttributeList(this.#blockIal, text, this.document);
  }

  /** Parses up to the end of the text or the closing tag of the container. */
  parse(): void {
    const { scanner, document } = this;
    while (!scanner.isAtEnd && !this.isContainerClosed) {
      document.budget.spend();
      const start = scanner.pos;
      // A rule that stays in place has taken nothing. The last rule, `paragraph`, accepts any line.
      const isTaken = this.#rules.some((rule) => rule(this) && scanner.pos > start);
      if (!isTaken) throw new Error('no block rule accepts a line');
    }
  }

  /** Parses the text of a nested element, such as a list item, and adds its blocks to `blocks`. */
  parseNested(text: string, blocks: Block[] = []): Block[] {
    const { document } = this;
    if (document.enterNesting()) {
      document.budget.spend(text.length);
      new BlockParser(new Scanner(text, document.budget), document, this.#rules, blocks).parse();
      document.leaveNesting();
    } else blocks.push({ kind: 'paragraph', text: strip(text), isTransparent: false });
    return blocks;
  }

  /** Parses the content of an HTML element up to its closing tag. */
  parseElementContent(element: HtmlElement): void {
    const { scanner, document } = this;
    new BlockParser(scanner, document, this.#rules, element.children, element).parse();
  }
}
