import type { Document } from './document.ts';
import type { Scanner } from './scanner.ts';
import { SpanOutput } from './span-output.ts';

/** Reads one kind of span where it begins; false, with the place unchanged, where it does not. */
export type SpanRule = (state: SpanState, output: SpanOutput) => boolean;

/** What a span may stand in that must not hold another of its kind. */
export type OpenSpan = 'em' | 'strong' | 'a' | 'img' | 'other';

// Where something other than text may begin. A quotation mark begins with the character before it.
const anyStart = /[*_`<$&\]\\]|!?\[|[^\\]?["']|\{:|--|\.\.\.| ?>>| <<| {2}(?=\n)|~~/g;

/** Where the reading of a line's spans is. */
export class SpanState {
  readonly scanner: Scanner;
  readonly document: Document;
  readonly #rules: readonly SpanRule[];
  #open: readonly OpenSpan[] = [];

  constructor(scanner: Scanner, document: Document, rules: readonly SpanRule[]) {
    this.scanner = scanner;
    this.document = document;
    this.#rules = rules;
  }

  /** Whether what is being read stands in a span of this kind. */
  isIn(span: OpenSpan): boolean {
    return this.#open.includes(span);
  }

  /** Whether what is being read stands in a span of this kind, with no other between. */
  isDirectlyIn(span: OpenSpan): boolean {
    return this.#open.at(-1) === span;
  }

  /**
   * Reads up to where an end is seen, or to the end of the text.
   *
   * @param isEnd asked wherever something may begin or end
   * @param rules what is read; everything unless given
   * @returns whether the end was seen
   */
  read(output: SpanOutput, isEnd?: () => boolean, rules = this.#rules): boolean {
    const { scanner } = this;
    while (!scanner.isAtEnd) {
      anyStart.lastIndex = scanner.at;
      const next = anyStart.exec(scanner.text)?.index;
      if (next === undefined) {
        if (isEnd) return false;
        output.addText(scanner.text.slice(scanner.at));
        scanner.at = scanner.text.length;
        return false;
      }
      output.addText(scanner.text.slice(scanner.at, next));
      scanner.at = next;
      if (isEnd?.()) return true;
      if (rules.some((rule) => rule(this, output))) continue;
      output.addText(scanner.text[scanner.at] ?? '');
      scanner.at++;
    }
    return false;
  }

  /** Reads the inside of a span, up to where an end is seen; undefined where that is not. */
  readInside(span: OpenSpan, isEnd: (inside: SpanOutput) => boolean): SpanOutput | undefined {
    const { scanner, document } = this;
    if (document.isTired || !document.enter()) return undefined;
    const start = scanner.at;
    const before = this.#open;
    this.#open = [...before, span];
    const inside = new SpanOutput(document);
    const isFound = this.read(inside, () => isEnd(inside));
    this.#open = before;
    document.leave();
    if (isFound) return inside;
    document.spend(scanner.at - start);
    return undefined;
  }

  /** Reads the inside of an element that ends with the text where nothing else ends it. */
  readElement(isEnd: () => boolean, rules?: readonly SpanRule[]): SpanOutput {
    const { scanner, document } = this;
    const inside = new SpanOutput(document, rules !== undefined);
    const isDeep = !document.enter();
    const before = this.#open;
    this.#open = [...before, 'other'];
    if (!isDeep && !this.read(inside, isEnd, rules)) {
      inside.addText(scanner.text.slice(scanner.at));
      scanner.at = scanner.text.length;
    }
    this.#open = before;
    if (!isDeep) document.leave();
    return inside;
  }

  /** Reads a text of its own, which stands in what is being read. */
  readText(scanner: Scanner): string {
    const output = new SpanOutput(this.document);
    if (this.document.enter()) {
      new SpanState(scanner, this.document, this.#rules).read(output);
      this.document.leave();
    } else output.addText(scanner.text);
    return output.html;
  }
}
