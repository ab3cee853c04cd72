import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { decodeAttribute, decodeText } from '../../model/character-references.ts';
import type { WorkBudget } from '../../model/work-budget.ts';
import type { HtmlNode } from './node.ts';
import {
  breaksOutOfForeign,
  closedByStart,
  closesAtOnce,
  foreignRoots,
  hasRawText,
  integrationPoints,
  isVoid,
} from './tag-rules.ts';

// Deeper elements become siblings, as in browsers, so a tree can be walked recursively.
const maxDepth = 256;

interface OpenElement {
  readonly name: string;
  readonly children: HtmlNode[];
  /** Whether the content is SVG or MathML. */
  readonly isForeign: boolean;
}

/**
 * Parses HTML into a tree. Everything can be parsed: unclosed elements end where a browser ends them or
 * with the text, and end tags without a start tag are ignored. Comments and declarations are left out.
 *
 * @throws {WorkBudgetExceeded} if the budget does not suffice
 */
export function parseHtml(html: string, budget: WorkBudget): readonly HtmlNode[] {
  budget.spend(html.length);
  const tree = new TreeBuilder(html, budget);
  const tokenizer = new Tokenizer({ decodeEntities: false }, tree);
  tokenizer.write(html);
  tokenizer.end();
  return tree.nodes;
}

// In steps: what it costs to make a node of a token, to read it and to write it, compared with a character.
const costOfToken = 10;

// Each token costs a bounded number of steps, however many elements are open.
class TreeBuilder implements TokenizerCallbacks {
  readonly nodes: HtmlNode[] = [];
  readonly #html: string;
  readonly #budget: WorkBudget;
  readonly #open: OpenElement[] = [];
  readonly #openCounts = new Map<string, number>();
  #tagName = '';
  #attributes = new Map<string, string>();
  #attributeName = '';
  #attributeValue = '';

  constructor(html: string, budget: WorkBudget) {
    this.#html = html;
    this.#budget = budget;
  }

  ontext(start: number, end: number): void {
    const text = this.#html.slice(start, end);
    this.#addText(hasRawText(this.#open.at(-1)?.name ?? '') ? text : decodeText(text));
  }

  onopentagname(start: number, end: number): void {
    this.#tagName = nameOf(this.#html.slice(start, end));
    this.#attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.#html.slice(start, end).toLowerCase();
    this.#attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += decodeAttribute(this.#html.slice(start, end));
  }

  onattribend(): void {
    this.#budget.spend(costOfToken);
    if (this.#attributes.has(this.#attributeName)) return;
    this.#attributes.set(this.#attributeName, this.#attributeValue);
  }

  onopentagend(): void {
    this.#start(isVoid(this.#tagName));
  }

  onselfclosingtag(): void {
    this.#start(isVoid(this.#tagName) || closesAtOnce(this.#tagName) || this.#isForeign());
  }

  onclosetag(start: number, end: number): void {
    this.#budget.spend(costOfToken);
    const name = nameOf(this.#html.slice(start, end));
    if (name === 'br') this.#append({ name, attributes: new Map(), children: [] });
    if (!this.#openCounts.get(name)) return;
    while (this.#pop() !== name);
  }

  // The tokenizer leaves character references to this class.
  ontextentity(): void {}
  onattribentity(): void {}

  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #start(isClosed: boolean): void {
    this.#budget.spend(costOfToken);
    const name = this.#tagName;
    const attributes = this.#attributes;
    if (this.#isForeign() && breaksOutOfForeign(name)) {
      while (this.#isForeign()) this.#pop();
    }
    const closed = closedByStart(name);
    while (closed?.has(this.#open.at(-1)?.name ?? '')) this.#pop();
    const isForeign = this.#isForeign();
    const children: HtmlNode[] = [];
    this.#append({ name, attributes, children });
    if (isClosed) return;
    const isForeignInside = isForeign ? !integrationPoints.has(name) : foreignRoots.has(name);
    this.#open.push({ name, children, isForeign: isForeignInside });
    this.#openCounts.set(name, (this.#openCounts.get(name) ?? 0) + 1);
  }

  #pop(): string | undefined {
    const name = this.#open.pop()?.name;
    if (name !== undefined) this.#openCounts.set(name, (this.#openCounts.get(name) ?? 0) - 1);
    return name;
  }

  #isForeign(): boolean {
    return this.#open.at(-1)?.isForeign ?? false;
  }

  #append(node: HtmlNode): void {
    const parent = this.#open[Math.min(this.#open.length, maxDepth) - 1];
    (parent?.children ?? this.nodes).push(node);
  }

  #addText(text: string): void {
    this.#budget.spend(costOfToken);
    const siblings = this.#open.at(-1)?.children ?? this.nodes;
    const last = siblings.at(-1);
    if (typeof last === 'string') siblings[siblings.length - 1] = last + text;
    else siblings.push(text);
  }
}

// MathML and SVG in XHTML may have a prefix.
function nameOf(tag: string): string {
  return tag.toLowerCase().replace(/^(?:m|mml|mathml|svg):/, '');
}
