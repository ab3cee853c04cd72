import { Parser } from 'htmlparser2';
import { withoutDoctype } from './doctype.ts';
import { documentScope, knownName, type NamespaceScope, scopeOfElement } from './namespaces.ts';
import { XmlRejected } from './xml-rejected.ts';

/** An element of an XML document. */
export interface XmlElement {
  /** With a prefix such as `atom:` for known namespaces, whichever prefix the document uses. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
  /** Whether the document ends within it. */
  readonly isCut: boolean;
  /** Its content as written in the document. */
  inner(): string;
}

// Elements and attributes.
const maxNodes = 500_000;
const maxDepth = 200;

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly texts: string[];
  /** Offset of its content in the document. */
  readonly contentStart: number;
  readonly namespaces: NamespaceScope;
}

/**
 * Parses an XML document, as leniently as feed readers do. A DOCTYPE is ignored, so there are no entities
 * to expand and no external resources.
 *
 * @returns the root element; undefined if there is none
 * @throws {XmlRejected} if its DOCTYPE has no end, or if there are too many or too deeply nested elements
 */
export function parseXml(document: string): XmlElement | undefined {
  const text = withoutDoctype(document);
  const root: OpenElement = {
    name: '',
    attributes: {},
    children: [],
    texts: [],
    contentStart: 0,
    namespaces: documentScope,
  };
  const stack = [root];
  let nodes = 0;
  let isAtEnd = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        nodes += 1 + Object.keys(attributes).length;
        if (nodes > maxNodes || stack.length > maxDepth) {
          throw new XmlRejected(
            'it has too many elements or attributes, or they are nested too deeply',
          );
        }
        const contentStart = parser.endIndex + 1;
        stack.push({ ...openElement(name, attributes, stack.at(-1) ?? root), contentStart });
      },
      ontext: (text) => void stack.at(-1)?.texts.push(text),
      onclosetag() {
        const element = stack.pop();
        const end = parser.startIndex;
        if (!element) return;
        const inner = () => text.slice(element.contentStart, end);
        (stack.at(-1) ?? root).children.push(closeElement(element, isAtEnd, inner));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  isAtEnd = true;
  parser.end();
  return root.children[0];
}

function openElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parent: OpenElement,
): Omit<OpenElement, 'contentStart'> {
  const namespaces = scopeOfElement(name, attributes, parent.namespaces);
  return { name: knownName(name, namespaces), attributes, children: [], texts: [], namespaces };
}

function closeElement(
  { name, attributes, children, texts }: OpenElement,
  isCut: boolean,
  inner: () => string,
): XmlElement {
  return { name, attributes, children, text: texts.join(''), isCut, inner };
}
