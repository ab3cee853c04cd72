import { addAttributes } from './attributes.ts';
import type { Attributes, Block, HtmlElement } from './blocks.ts';
import type { Document } from './document.ts';
import { boundary } from './patterns.ts';
import { Scanner } from './scanner.ts';

/** Reads one kind of block where it begins; false, with the place unchanged, where it does not. */
export type BlockRule = (state: BlockState) => boolean;

/** Where the reading of blocks is, and what it has found there so far. */
export class BlockState {
  readonly scanner: Scanner;
  readonly document: Document;
  readonly children: Block[];
  /** The HTML element that the blocks stand in. */
  readonly container: HtmlElement | undefined;
  /** Whether the element's closing tag has come. */
  isClosed = false;
  /** Attributes that wait for the next block. */
  #attributes: Attributes | undefined;
  readonly #rules: readonly BlockRule[];

  constructor(
    scanner: Scanner,
    document: Document,
    rules: readonly BlockRule[],
    children: Block[],
    container?: HtmlElement,
  ) {
    this.scanner = scanner;
    this.document = document;
    this.#rules = rules;
    this.children = children;
    this.container = container;
  }

  get last(): Block | undefined {
    return this.children.at(-1);
  }

  /** Whether what begins here is set apart from what stands before. */
  get isAfterBoundary(): boolean {
    const { last } = this;
    if (!last || last.kind === 'blank' || this.#attributes) return true;
    return last.kind === 'boundary' && last.of === 'mark';
  }

  /** Whether what ends here is set apart from what comes. */
  get isBeforeBoundary(): boolean {
    return this.scanner.check(boundary) !== null;
  }

  add(block: Block): void {
    if (this.#attributes) block.attributes = this.#attributes;
    this.#attributes = undefined;
    this.children.push(block);
  }

  /** Keeps attributes for the next block. */
  setBlockIal(text: string): void {
    this.#attributes = addAttributes(this.#attributes, text, this.document);
  }

  /** Reads to the end, or to the closing tag of the element. */
  read(): void {
    while (!this.scanner.isAtEnd && !this.isClosed) {
      if (!this.#rules.some((rule) => rule(this)) && !this.isClosed) this.scanner.takeLine();
    }
  }

  /** Reads a text of its own, which stands in what is being read. */
  readText(text: string, children: Block[] = []): Block[] {
    if (this.document.enter()) {
      this.document.spend(text.length);
      new BlockState(new Scanner(text), this.document, this.#rules, children).read();
      this.document.leave();
    } else children.push({ kind: 'paragraph', text: text.trim(), isTight: false });
    return children;
  }

  /** Reads what stands in an element, up to its closing tag. */
  readElement(element: HtmlElement): void {
    const { scanner, document } = this;
    new BlockState(scanner, document, this.#rules, element.children, element).read();
  }
}
