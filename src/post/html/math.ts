import {
  type Element,
  element,
  findElement,
  type HtmlNode,
  hasClass,
  isElement,
  joinedText,
} from './node.ts';

/** The elements of presentation MathML that are kept. */
export const mathElements: ReadonlySet<string> = new Set(
  [
    'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom menclose mfenced',
    'msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mlabeledtr mtd',
  ].flatMap((line) => line.split(' ')),
);

// Formulas of MathJax 2 and 3 and of KaTeX, which contain the same formula several times.
const renderedFormula = /^(?:katex|MathJax(?:_.*)?|MJXc-.*|mjx-.*)$/;
const isTexScript = ({ name, attributes }: Element) =>
  name === 'script' && /^\s*math\/(?:tex|latex|asciimath)/i.test(attributes.get('type') ?? '');

/** Whether an element is a formula that KaTeX or MathJax has rendered. */
export function isRenderedFormula(node: Element): boolean {
  return node.name === 'mjx-container' || hasClass(node, renderedFormula);
}

/** Returns a formula that KaTeX or MathJax has rendered, once: as MathML if it has any. */
export function formulaOf(node: Element): readonly HtmlNode[] {
  const math = findElement(node.children, ({ name }) => name === 'math');
  if (math) return [simpleMath(math)];
  const text = node.attributes.get('aria-label') ?? joinedText(node.children.filter(isShown));
  return text.trim() === '' ? [] : [text];
}

/** Removes what MathJax has rendered from nodes that have its source, a script, as well. */
export function withoutRenderedSources(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  if (!nodes.some((node) => isElement(node) && isTexScript(node))) return nodes;
  const kept: HtmlNode[] = [];
  for (const node of nodes) {
    if (isElement(node) && isTexScript(node)) kept.length = startOfRenderings(kept);
    kept.push(node);
  }
  return kept;
}

function startOfRenderings(nodes: readonly HtmlNode[]): number {
  let start = nodes.length;
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (isElement(node) && isRenderedFormula(node)) start = index;
    else if (typeof node !== 'string' || node.trim() !== '') break;
  }
  return start;
}

/** Returns the TeX of a script as text between the delimiters that kramdown uses; undefined if it has none. */
export function texOf(script: Element): string | undefined {
  if (!isTexScript(script)) return undefined;
  const tex = withoutCdata(joinedText(script.children).trim());
  const isDisplayed = /mode\s*=\s*display/i.test(script.attributes.get('type') ?? '');
  return isDisplayed ? `\\[${tex}\\]` : `\\(${tex}\\)`;
}

// kramdown and MathJax put the source into a CDATA section, behind a comment of TeX.
function withoutCdata(tex: string): string {
  const start = /^%?\s*<!\[CDATA\[/.exec(tex)?.[0];
  if (start === undefined || !tex.endsWith(']]>')) return tex;
  const inside = tex.slice(start.length, -3).trim();
  return inside.endsWith('%') ? inside.slice(0, -1).trim() : inside;
}

/**
 * Reduces a formula to presentation MathML. Without its annotations: readers that do not know MathML would
 * show the formula and its source. The source becomes the alternative text.
 */
export function simpleMath(math: Element): Element {
  const tex = findElement(math.children, isTexAnnotation);
  const attributes = new Map(math.attributes);
  if (tex && !attributes.has('alttext')) attributes.set('alttext', joinedText(tex.children).trim());
  return { name: 'math', attributes, children: presentationOf(math.children) };
}

function presentationOf(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    if (/^(?:annotation|annotation-xml|script|style|mglyph)$/.test(node.name)) return [];
    if (node.name === 'apply') return [element('mtext', {}, [contentText(node)])];
    const shown =
      node.name === 'maction' ? node.children.filter(isElement).slice(0, 1) : node.children;
    const children = presentationOf(shown);
    // An element without a name of MathML groups what is in it, as the parts of a fraction must stay two.
    if (mathElements.has(node.name)) return [{ ...node, children }];
    return isElement(children[0]) ? [element('mrow', {}, children)] : children;
  });
}

// Content MathML, which no browser shows, as text.
const operators: Readonly<Record<string, string>> = {
  plus: ' + ',
  minus: ' − ',
  times: ' · ',
  divide: ' / ',
  power: '^',
  eq: ' = ',
  neq: ' ≠ ',
  lt: ' < ',
  gt: ' > ',
  leq: ' ≤ ',
  geq: ' ≥ ',
  in: ' ∈ ',
  and: ' ∧ ',
  or: ' ∨ ',
  union: ' ∪ ',
  intersect: ' ∩ ',
};

function contentText(node: HtmlNode): string {
  if (!isElement(node)) return node.trim();
  if (node.name !== 'apply') return node.children.map(contentText).join('');
  const [operator, ...operands] = node.children.filter(isElement);
  const texts = operands.map((operand) =>
    operand.name === 'apply' ? `(${contentText(operand)})` : contentText(operand),
  );
  const name = operator?.name ?? '';
  if (texts.length === 1 && name === 'minus') return `−${texts[0]}`;
  return operators[name] ? texts.join(operators[name]) : `${name}(${texts.join(', ')})`;
}

function isTexAnnotation({ name, attributes }: Element): boolean {
  return name === 'annotation' && /tex/i.test(attributes.get('encoding') ?? '');
}

function isShown(node: HtmlNode): boolean {
  return !isElement(node) || !/^(?:mjx-|svg|style)/.test(node.name);
}
