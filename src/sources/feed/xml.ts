import { Parser } from 'htmlparser2';

/** An element of an XML document. */
export interface XmlElement {
  /** With a prefix such as `atom:` for known namespaces, whichever prefix the document uses. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
  /** Its content as written in the document. */
  inner(): string;
}

/** Thrown if a document is rejected. */
export class XmlRejected extends Error {
  override readonly name = 'XmlRejected';
}

const namespaces: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/Atom', 'atom:'],
  ['http://purl.org/atom/ns#', 'atom:'],
  ['http://purl.org/rss/1.0/', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://purl.org/dc/elements/1.1/', 'dc:'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf:'],
  ['http://purl.org/rss/1.0/modules/content/', 'content:'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes:'],
  ['http://search.yahoo.com/mrss/', 'media:'],
  ['http://purl.org/atompub/tombstones/1.0', 'at:'],
]);

// Some feeds use these prefixes without declaring them.
const undeclaredPrefixes: ReadonlyMap<string, string> = new Map(
  ['dc', 'rdf', 'content', 'itunes'].map((prefix) => [prefix, `${prefix}:`]),
);

const maxElements = 500_000;
const maxDepth = 200;

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly texts: string[];
  /** Offset of its content in the document. */
  readonly contentStart: number;
  /** The prefixes that the document declares up to this element, with those that replace them. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/**
 * Parses an XML document, as leniently as feed readers do. Documents with a DOCTYPE are rejected, so
 * there are no entities to expand and no external resources.
 *
 * @returns the root element; undefined if there is none
 * @throws {XmlRejected} if there is a DOCTYPE, or there are too many or too deeply nested elements
 */
export function parseXml(text: string): XmlElement | undefined {
  const document: OpenElement = {
    name: '',
    attributes: {},
    children: [],
    texts: [],
    contentStart: 0,
    prefixes: undeclaredPrefixes,
  };
  const stack = [document];
  let elements = 0;
  const parser = new Parser(
    {
      onprocessinginstruction(name) {
        if (/^!doctype$/i.test(name))
          throw new XmlRejected('it has a DOCTYPE, which is not allowed');
      },
      onopentag(name, attributes) {
        elements++;
        if (elements > maxElements || stack.length > maxDepth) {
          throw new XmlRejected('it has too many elements, or they are nested too deeply');
        }
        const contentStart = parser.endIndex + 1;
        stack.push({ ...openElement(name, attributes, stack.at(-1) ?? document), contentStart });
      },
      ontext: (text) => void stack.at(-1)?.texts.push(text),
      onclosetag() {
        const element = stack.pop();
        const end = parser.startIndex;
        if (!element) return;
        const inner = () => text.slice(element.contentStart, end);
        (stack.at(-1) ?? document).children.push(closeElement(element, inner));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return document.children[0];
}

function openElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parent: OpenElement,
): Omit<OpenElement, 'contentStart'> {
  const prefixes = prefixesIn(attributes, parent.prefixes);
  const colon = name.indexOf(':');
  const prefix = prefixes.get(name.slice(0, Math.max(0, colon)));
  const knownName = prefix === undefined ? name : prefix + name.slice(colon + 1);
  return { name: knownName, attributes, children: [], texts: [], prefixes };
}

function closeElement(
  { name, attributes, children, texts }: OpenElement,
  inner: () => string,
): XmlElement {
  return { name, attributes, children, text: texts.join(''), inner };
}

function prefixesIn(
  attributes: Readonly<Record<string, string>>,
  inherited: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const declarations = Object.entries(attributes).filter(([name]) => /^xmlns(?::|$)/.test(name));
  if (declarations.length === 0) return inherited;
  const prefixes = new Map(inherited);
  for (const [name, uri] of declarations) {
    const prefix = name.slice('xmlns:'.length);
    prefixes.set(prefix, namespaces.get(uri) ?? (prefix && `${prefix}:`));
  }
  return prefixes;
}
