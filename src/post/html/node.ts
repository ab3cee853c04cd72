/** An element of a post's HTML. Names are in lower case. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode[];
}

/** An element, or text with its character references decoded. */
export type HtmlNode = Element | string;

/** Makes an element. Attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly HtmlNode[] = [],
): Element {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { name, attributes: new Map(given), children };
}

/** Tells elements from text. */
export function isElement(node: HtmlNode | undefined): node is Element {
  return typeof node === 'object';
}

/** Whether one of an element's classes matches a pattern. */
export function hasClass({ attributes }: Element, pattern: RegExp): boolean {
  const classes = attributes.get('class');
  return classes?.split(/\s+/).some((name) => pattern.test(name)) ?? false;
}

/** Yields all elements in nodes, in document order. */
export function* elementsIn(nodes: readonly HtmlNode[]): Generator<Element> {
  const next = nodes.toReversed();
  for (let node = next.pop(); node !== undefined; node = next.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (const child of node.children.toReversed()) next.push(child);
  }
}

/** Finds the first element that meets a condition, in document order. */
export function findElement(
  nodes: readonly HtmlNode[],
  condition: (node: Element) => boolean,
): Element | undefined {
  for (const node of elementsIn(nodes)) {
    if (condition(node)) return node;
  }
  return undefined;
}

/** Joins the text in nodes, without anything between elements. */
export function joinedText(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (isElement(node) ? joinedText(node.children) : node)).join('');
}

/** Whether nodes have text other than white space. */
export function hasText(nodes: readonly HtmlNode[]): boolean {
  return nodes.some((node) => (isElement(node) ? hasText(node.children) : /\S/.test(node)));
}
