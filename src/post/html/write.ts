import { PostProblem } from '../../model/problem.ts';
import type { WorkBudget } from '../../model/work-budget.ts';
import { allowedAttributes, allowedTags, emptyAttributes } from './allowed.ts';
import { mathElements } from './math.ts';
import { type Element, elementsIn, type HtmlNode, isElement } from './node.ts';
import { playerUrl } from './players.ts';
import { absoluteSrcset } from './srcset.ts';
import { isVoid } from './tag-rules.ts';
import { linkUrl, pictureUrl, webUrl } from './urls.ts';

// A row in D1 is limited to 2 MB, and a character takes up to three bytes.
const maxCharacters = 500_000;

/**
 * Writes nodes as safe HTML, whatever they contain: only elements and attributes that are known to be
 * harmless, and only absolute URLs. Of other elements, the content is kept.
 *
 * @param base the URL that relative URLs are resolved against
 * @throws {WorkBudgetExceeded} if the budget does not suffice
 * @throws {PostProblem} if the HTML is too long for the database, before it is written in full
 */
export function writeHtml(nodes: readonly HtmlNode[], base: string, budget: WorkBudget): string {
  const writer = new Writer(base, targetsIn(nodes, base, budget), budget);
  writer.write(nodes, false);
  return writer.html;
}

class Writer {
  html = '';
  readonly #base: string;
  readonly #targets: Set<string>;
  readonly #budget: WorkBudget;

  constructor(base: string, targets: Set<string>, budget: WorkBudget) {
    this.#base = base;
    this.#targets = targets;
    this.#budget = budget;
  }

  /** @param isInMath whether only MathML may be written: with other elements, a browser ends the formula */
  write(nodes: readonly HtmlNode[], isInMath: boolean): void {
    this.#budget.spend(nodes.length);
    for (const node of nodes) {
      if (isElement(node)) this.#writeElement(node, isInMath);
      else this.#add(escapeText(node));
    }
  }

  #add(html: string): void {
    this.html += html;
    if (this.html.length > maxCharacters) {
      throw new PostProblem('its HTML is longer than 500,000 characters');
    }
  }

  #writeElement(node: Element, isInMath: boolean): void {
    const { name, children } = node;
    const isMath = isInMath || name === 'math';
    const isAllowed = isMath
      ? mathElements.has(name)
      : allowedTags.has(name) && hasPurpose(node, this.#base, this.#budget);
    if (!isAllowed) {
      this.write(children, isInMath);
      return;
    }
    const attributes = this.#attributesOf(node, isMath);
    if (isVoid(name)) {
      this.#add(`<${name}${attributes} />`);
      return;
    }
    this.#add(`<${name}${attributes}>`);
    // Browsers read the content of a frame as text.
    if (name !== 'iframe') this.write(children, isMath);
    this.#add(`</${name}>`);
  }

  #attributesOf(node: Element, isMath: boolean): string {
    const names = allowedAttributes[isMath ? 'math' : node.name];
    let text = '';
    for (const [name, value] of inCurrentHtml(node)) {
      this.#budget.spend();
      const isAllowed = names?.has(name) || allowedAttributes['*']?.has(name);
      const safe = isAllowed ? this.#safeValue(node, name, value) : undefined;
      if (safe === '' && name !== 'alt') {
        if (emptyAttributes.has(name)) text += ` ${name}`;
      } else if (safe !== undefined) text += ` ${name}="${escapeAttribute(safe)}"`;
    }
    return text;
  }

  #safeValue(node: Element, name: string, value: string): string | undefined {
    switch (name) {
      case 'href':
        this.#budget.spend(this.#base.length);
        return linkUrl(value, this.#base);
      case 'src':
        return sourceOf(node, value, this.#base);
      case 'cite':
      case 'poster':
        this.#budget.spend(this.#base.length);
        return webUrl(value, this.#base);
      case 'srcset':
        return absoluteSrcset(value, this.#base, this.#budget);
      case 'id':
        // The first of several elements is the one that a link leads to.
        return this.#targets.delete(value) ? value : undefined;
      default:
        return value;
    }
  }
}

// Articles share a document in many readers. Ids that no link of the post refers to could only clash there.
function targetsIn(nodes: readonly HtmlNode[], base: string, budget: WorkBudget): Set<string> {
  const targets = new Set<string>();
  const ownPage = withoutFragment(base);
  for (const { attributes } of elementsIn(nodes)) {
    const href = attributes.get('href');
    const start = href?.indexOf('#') ?? -1;
    if (href === undefined || start < 0) continue;
    const page = href.slice(0, start).trim();
    if (page !== '') {
      budget.spend(base.length);
      if (URL.parse(page, base)?.href !== ownPage) continue;
    }
    const fragment = href.slice(start + 1).trim();
    targets.add(fragment);
    targets.add(decoded(fragment));
  }
  return targets;
}

function withoutFragment(url: string): string {
  return URL.parse(url)?.href.replace(/#.*$/, '') ?? url;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function sourceOf({ name }: Element, value: string, base: string): string | undefined {
  return name === 'img' ? pictureUrl(value, base) : webUrl(value, base);
}

// Elements that show nothing without certain attributes.
function hasPurpose(node: Element, base: string, budget: WorkBudget): boolean {
  const { name, attributes } = node;
  if (name === 'input') {
    return attributes.get('type')?.toLowerCase() === 'checkbox' && attributes.has('disabled');
  }
  if (name !== 'img' && name !== 'source' && name !== 'iframe') return true;
  if (name === 'img' && attributes.get('alt')?.trim()) return true;
  budget.spend(base.length);
  const src = sourceOf(node, attributes.get('src') ?? '', base);
  if (name === 'iframe') return src !== undefined && playerUrl(src) !== undefined;
  if (src !== undefined && attributes.get('src')?.trim()) return true;
  return absoluteSrcset(attributes.get('srcset') ?? '', base, budget) !== '';
}

// Older spellings of attributes that are allowed: kramdown aligns table cells with `style`.
function inCurrentHtml({ name, attributes }: Element): ReadonlyMap<string, string> {
  if (name === 'a') {
    const id = attributes.get('id') ?? attributes.get('name');
    return id === undefined ? attributes : new Map([...attributes, ['id', id]]);
  }
  if (name !== 'td' && name !== 'th') return attributes;
  const style = attributes.get('style') ?? '';
  const align = /text-align\s*:\s*(left|center|right)/i.exec(style)?.[1];
  return align === undefined ? attributes : new Map([...attributes, ['align', align]]);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}
