import type { Document } from './document.ts';
import { Scanner } from './scanner.ts';
import { SpanOutput } from './span-output.ts';

/**
 * Parses one kind of span at the scanner's position and adds it to the output. Returns false, with
 * the position unchanged, if no such span starts there.
 */
export type SpanRule = (parser: SpanParser, output: SpanOutput) => boolean;

/** A link or an image that was parsed. */
export interface ParsedLink {
  /** The position after it. */
  readonly end: number;
  readonly attributes: string;
  /** The HTML between the tags; undefined for an image. */
  readonly content: string | undefined;
}

/** How many contexts there are: see {@link SpanParser.context}. */
export const contexts = 32;

type OpenSpan = 'em' | 'strong' | 'a' | 'img' | 'htmlElement' | 'rawHtmlElement';

/** The end of the content of a span. */
interface Closing {
  /** Whether it is at the position, which is wherever a span may start or end. */
  isAt(content: SpanOutput): boolean;
  /**
   * Identifies a closing that depends on the position and whether the content is empty, but on nothing
   * else. If it is missing after one position, it is not looked for from that position again.
   */
  readonly key?: string;
}

// Where a span may start or end. Smart quotes also look at the character before them.
const spanStart = /[*_`<$&\]\\]|!?\[|[^\\]?["']|\{:|--|\.\.\.| ?>>| <<| {2}(?=\n)|~~/g;

// In steps: what it costs to try the rules at a position, compared with skipping a character.
const costOfRules = 20;

// The cost of starting on a text, such as a cell of a table.
const costOfParser = 30;

/** Parses text into spans by trying its rules in turn wherever a span may start. */
export class SpanParser {
  readonly scanner: Scanner;
  readonly document: Document;
  /** The links and images that were parsed, or not found, by their starts and contexts. */
  readonly links = new Map<number, ParsedLink | undefined>();
  readonly #rules: readonly SpanRule[];
  /** The spans around the position, from the outside in. */
  #openSpans: readonly OpenSpan[] = [];
  /** The positions from which a closing was looked for in vain, by the closing and the open spans. */
  readonly #deadEnds = new Map<string, Set<number>>();

  constructor(scanner: Scanner, document: Document, rules: readonly SpanRule[]) {
    this.scanner = scanner;
    this.document = document;
    this.#rules = rules;
    document.budget.spend(costOfParser);
  }

  /** Whether the position is inside a span, at any depth. */
  isIn(span: OpenSpan): boolean {
    return this.#openSpans.includes(span);
  }

  /** Whether a span is the innermost one around the position. */
  isDirectlyIn(span: OpenSpan): boolean {
    return this.#openSpans.at(-1) === span;
  }

  /** A number below {@link contexts} for the spans around the position, as far as rules depend on them. */
  get context(): number {
    return (
      Number(this.isIn('em')) +
      2 * Number(this.isIn('strong')) +
      4 * Number(this.isIn('a') || this.isIn('img')) +
      8 * Number(this.isDirectlyIn('em')) +
      16 * Number(this.isDirectlyIn('rawHtmlElement'))
    );
  }

  /**
   * Parses until `isAtClosing` returns true, or up to the end of the text.
   *
   * @param isAtClosing called wherever a span may start or end
   * @param isDeadEnd called there as well; if it returns true, there is no closing
   * @returns whether `isAtClosing` returned true
   */
  parse(
    output: SpanOutput,
    isAtClosing?: () => boolean,
    isDeadEnd?: () => boolean,
    rules = this.#rules,
  ): boolean {
    const { scanner, document } = this;
    while (!scanner.isAtEnd) {
      const start = scanner.pos;
      spanStart.lastIndex = start;
      const next = spanStart.exec(scanner.text)?.index;
      document.budget.spend((next ?? scanner.text.length) - start + costOfRules);
      if (next === undefined) {
        if (!isAtClosing) addRest(scanner, output);
        return false;
      }
      output.addText(scanner.text.slice(start, next));
      scanner.pos = next;
      if (isAtClosing?.()) return true;
      if (isDeadEnd?.()) return false;
      // A rule that stays in place has taken nothing.
      if (rules.some((rule) => rule(this, output) && scanner.pos > next)) continue;
      output.addText(scanner.text[scanner.pos] ?? '');
      scanner.pos++;
    }
    return false;
  }

  /** Parses the content of a span up to its closing; undefined if that is missing. */
  parseContent(span: OpenSpan, closing: Closing): SpanOutput | undefined {
    const { scanner, document } = this;
    if (!document.enterNesting()) return undefined;
    const outerSpans = this.#openSpans;
    this.#openSpans = [...outerSpans, span];
    const content = this.newOutput();
    const deadEnds = this.#deadEndsOf(closing);
    const visited: number[] = [];
    const isDeadEnd = () => {
      if (deadEnds?.has(scanner.pos)) return true;
      // An empty content cannot be closed here, but a longer one may be.
      if (deadEnds && !content.isEmpty) visited.push(scanner.pos);
      return false;
    };
    const isClosed = this.parse(content, () => closing.isAt(content), isDeadEnd);
    this.#openSpans = outerSpans;
    document.leaveNesting();
    if (isClosed) return content;
    for (const position of visited) deadEnds?.add(position);
    return undefined;
  }

  #deadEndsOf({ key }: Closing): Set<number> | undefined {
    if (key === undefined) return undefined;
    const id = `${key} ${this.context}`;
    const deadEnds = this.#deadEnds.get(id) ?? new Set();
    this.#deadEnds.set(id, deadEnds);
    return deadEnds;
  }

  /**
   * Parses the content of an HTML element up to its closing tag, or the end of the text if that is
   * missing.
   *
   * @param rules the rules for content without Markdown; all rules by default
   */
  parseElementContent(isAtClosingTag: () => boolean, rules?: readonly SpanRule[]): SpanOutput {
    const { scanner, document } = this;
    const content = new SpanOutput(document, rules ? 'rawHtml' : 'html');
    if (!document.enterNesting()) return content;
    const outerSpans = this.#openSpans;
    this.#openSpans = [...outerSpans, rules ? 'rawHtmlElement' : 'htmlElement'];
    if (!this.parse(content, isAtClosingTag, undefined, rules)) addRest(scanner, content);
    this.#openSpans = outerSpans;
    document.leaveNesting();
    return content;
  }

  /** Parses the text of a GFM strikethrough, which is an HTML element to kramdown. */
  parseStrikethrough(text: string): string {
    const { document } = this;
    const parser = new SpanParser(new Scanner(text, document.budget), document, this.#rules);
    parser.#openSpans = ['htmlElement'];
    const output = parser.newOutput();
    if (document.enterNesting()) {
      parser.parse(output);
      document.leaveNesting();
    } else output.addText(text);
    return output.html;
  }

  /** Returns an output for what is at the position. */
  newOutput(): SpanOutput {
    const isInHtml = this.isIn('htmlElement') || this.isIn('rawHtmlElement');
    return new SpanOutput(this.document, isInHtml ? 'html' : undefined);
  }
}

function addRest(scanner: Scanner, output: SpanOutput): void {
  output.addText(scanner.text.slice(scanner.pos));
  scanner.pos = scanner.text.length;
}
