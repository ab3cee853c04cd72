import type { WorkBudget } from '../../model/work-budget.ts';
import { isLazy } from './lazy.ts';
import { type Element, elementsIn, type HtmlNode, hasText, isElement, joinedText } from './node.ts';

const media = new Set(['img', 'picture', 'iframe', 'video', 'audio', 'object', 'embed']);
const texts = new Set([...media, 'a', 'pre', 'table']);

// In steps: what it costs to look at a node of a `noscript`, which may be in others.
const costOfLooking = 10;

/**
 * Opens the `noscript` elements in nodes, since readers run no scripts. A picture, frame or player in one
 * takes the place of the lazy one beside it. A `noscript` that only asks for JavaScript is removed.
 *
 * @throws {WorkBudgetExceeded} if the budget does not suffice
 */
export function withoutNoscript(
  nodes: readonly HtmlNode[],
  budget: WorkBudget,
): readonly HtmlNode[] {
  if (!nodes.some(isNoscript)) return nodes;
  const opened: HtmlNode[] = [];
  let twin: Element | undefined;
  for (const node of nodes) {
    if (isNoscript(node)) {
      const content = contentOf(node, budget);
      const original = loneMedium(content, budget);
      if (original && replaceLast(opened, original, budget)) continue;
      opened.push(...content);
      twin = original;
    } else if (twin && isElement(node) && isTwin(loneMedium([node], budget), twin)) {
      twin = undefined;
    } else {
      opened.push(node);
      if (isElement(node) || node.trim() !== '') twin = undefined;
    }
  }
  return opened;
}

function isNoscript(node: HtmlNode): node is Element {
  return isElement(node) && node.name === 'noscript';
}

function contentOf({ children }: Element, budget: WorkBudget): readonly HtmlNode[] {
  const elements = [...elementsIn(children)];
  budget.spend(elements.length * costOfLooking);
  if (!elements.some(({ name }) => texts.has(name))) return [];
  const isOnlyText = !elements.some(({ name }) => media.has(name) || name === 'pre');
  return isOnlyText && /javascript|disqus|comments/i.test(joinedText(children)) ? [] : children;
}

// Puts the original where its lazy twin is, which may be the only content of a link or a figure.
function replaceLast(nodes: HtmlNode[], original: Element, budget: WorkBudget): boolean {
  const index = nodes.findLastIndex((node) => isElement(node) || node.trim() !== '');
  const node = nodes[index];
  if (!isElement(node)) return false;
  const lazy = loneMedium([node], budget);
  if (!lazy || !isTwin(lazy, original)) return false;
  nodes[index] = replaced(node, lazy, original);
  return true;
}

function replaced(node: Element, lazy: Element, original: Element): Element {
  if (node === lazy) return original;
  const children = node.children.map((child) =>
    isElement(child) ? replaced(child, lazy, original) : child,
  );
  return { ...node, children };
}

function isTwin(lazy: Element | undefined, original: Element): boolean {
  if (!lazy) return false;
  const isAlike = kindOf(lazy) === kindOf(original);
  return isAlike && [lazy, ...elementsIn(lazy.children)].some((node) => isSame(node, original));
}

function isSame(node: Element, original: Element): boolean {
  const src = node.attributes.get('src');
  return (isLazy(node) && media.has(node.name)) || src === original.attributes.get('src');
}

function kindOf({ name }: Element): string {
  return name.replace('picture', 'img').replace(/^(?:amp|lite)-/, '');
}

// The only picture, frame or player in nodes, which have nothing else to show.
function loneMedium(nodes: readonly HtmlNode[], budget: WorkBudget): Element | undefined {
  const next = nodes.toReversed();
  let found: Element | undefined;
  for (let node = next.pop(); node !== undefined; node = next.pop()) {
    budget.spend(costOfLooking);
    if (!isElement(node)) {
      if (node.trim() !== '') return undefined;
    } else if (!isMedium(node)) next.push(...node.children.toReversed());
    else if (found || hasText(node.children)) return undefined;
    else found = node;
  }
  return found;
}

function isMedium({ name }: Element): boolean {
  return media.has(name) || /^(?:amp|lite)-/.test(name);
}
