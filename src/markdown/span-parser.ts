import type { Document } from './document.ts';
import type { Scanner } from './scanner.ts';
import { SpanOutput } from './span-output.ts';

/**
 * Parses one kind of span at the scanner's position and adds it to the output. Returns false, with
 * the position unchanged, if no such span starts there.
 */
export type SpanRule = (parser: SpanParser, output: SpanOutput) => boolean;

type OpenSpan = 'em' | 'strong' | 'a' | 'img' | 'htmlElement';

// Where a span may start or end. Smart quotes also look at the character before them.
const spanStart = /[*_`<$&\]\\]|!?\[|[^\\]?["']|\{:|--|\.\.\.| ?>>| <<| {2}(?=\n)|~~/g;

/** Parses text into spans by trying its rules in turn wherever a span may start. */
export class SpanParser {
  readonly scanner: Scanner;
  readonly document: Document;
  readonly #rules: readonly SpanRule[];
  /** The spans around the position, from the outside in. */
  #openSpans: readonly OpenSpan[] = [];

  constructor(scanner: Scanner, document: Document, rules: readonly SpanRule[]) {
    this.scanner = scanner;
    this.document = document;
    this.#rules = rules;
  }

  /** Whether the position is inside a span, at any depth. */
  isIn(span: OpenSpan): boolean {
    return this.#openSpans.includes(span);
  }

  /** Whether a span is the innermost one around the position. */
  isDirectlyIn(span: OpenSpan): boolean {
    return this.#openSpans.at(-1) === span;
  }

  /**
   * Parses until `isAtClosing` returns true, or up to the end of the text.
   *
   * @param isAtClosing called wherever a span may start or end
   * @returns whether `isAtClosing` returned true
   */
  parse(output: SpanOutput, isAtClosing?: () => boolean, rules = this.#rules): boolean {
    const { scanner, document } = this;
    while (!scanner.isAtEnd) {
      const start = scanner.pos;
      spanStart.lastIndex = start;
      const next = spanStart.exec(scanner.text)?.index;
      if (next === undefined) {
        if (!isAtClosing) addRest(scanner, output);
        return false;
      }
      output.addText(scanner.text.slice(start, next));
      scanner.pos = next;
      if (isAtClosing?.()) return true;
      document.budget.spend(next - start + 1);
      // A rule that stays in place has taken nothing.
      if (rules.some((rule) => rule(this, output) && scanner.pos > next)) continue;
      output.addText(scanner.text[scanner.pos] ?? '');
      scanner.pos++;
    }
    return false;
  }

  /** Parses the content of a span up to its closing delimiter; undefined if that is missing. */
  parseContent(
    span: OpenSpan,
    isAtClosing: (content: SpanOutput) => boolean,
  ): SpanOutput | undefined {
    const { scanner, document } = this;
    if (document.isReparseBudgetSpent || !document.enterNesting()) return undefined;
    const start = scanner.pos;
    const outerSpans = this.#openSpans;
    this.#openSpans = [...outerSpans, span];
    const content = new SpanOutput(document);
    const isClosed = this.parse(content, () => isAtClosing(content));
    this.#openSpans = outerSpans;
    document.leaveNesting();
    if (isClosed) return content;
    document.countReparsed(scanner.pos - start);
    return undefined;
  }

  /**
   * Parses the content of an HTML element up to its closing tag, or the end of the text if that is
   * missing.
   *
   * @param rules the rules for content without Markdown; all rules by default
   */
  parseElementContent(isAtClosingTag: () => boolean, rules?: readonly SpanRule[]): SpanOutput {
    const { scanner, document } = this;
    const content = new SpanOutput(document, rules !== undefined);
    if (!document.enterNesting()) return content;
    const outerSpans = this.#openSpans;
    this.#openSpans = [...outerSpans, 'htmlElement'];
    if (!this.parse(content, isAtClosingTag, rules)) addRest(scanner, content);
    this.#openSpans = outerSpans;
    document.leaveNesting();
    return content;
  }

  /** Parses the text of a nested span and returns its HTML. */
  parseNested(scanner: Scanner): string {
    const output = new SpanOutput(this.document);
    if (this.document.enterNesting()) {
      new SpanParser(scanner, this.document, this.#rules).parse(output);
      this.document.leaveNesting();
    } else output.addText(scanner.text);
    return output.html;
  }
}

function addRest(scanner: Scanner, output: SpanOutput): void {
  output.addText(scanner.text.slice(scanner.pos));
  scanner.pos = scanner.text.length;
}
