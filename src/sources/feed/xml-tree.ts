import { Parser } from 'htmlparser2';

/** An element of an XML document, with the elements in it. */
export interface XmlElement {
  /** With `atom:`, `dc:` and so on before it for known namespaces, whatever a document calls them. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text in it, without that of the elements in it. */
  readonly text: string;
  /** What is in it, as it is written. */
  inner(): string;
}

/** A document that is not read, with the reason. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused';
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

const maxElements = 500_000;
const maxDepth = 200;

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly texts: string[];
  /** Where what is in it begins. */
  readonly from: number;
  /** The prefixes that are known in it, and what their names begin with here. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/**
 * Reads an XML document. It is forgiving about what is not well-formed, as feed readers are. Document
 * types are refused, so no entity is ever declared, and nothing outside the text is looked at.
 *
 * @returns the root element; undefined where there is none
 * @throws {XmlRefused}
 */
export function readXml(text: string): XmlElement | undefined {
  const root: OpenElement = {
    name: '',
    attributes: {},
    children: [],
    texts: [],
    from: 0,
    prefixes: new Map([
      ['dc', 'dc:'],
      ['rdf', 'rdf:'],
      ['content', 'content:'],
      ['itunes', 'itunes:'],
    ]),
  };
  const open = [root];
  let elements = 0;
  const parser = new Parser(
    {
      onprocessinginstruction(name) {
        if (/^!doctype$/i.test(name)) throw new XmlRefused('it has a DOCTYPE, which is not read');
      },
      onopentag(name, attributes) {
        elements++;
        if (elements > maxElements || open.length > maxDepth) {
          throw new XmlRefused('it has too many elements, or too many in each other');
        }
        const from = parser.endIndex + 1;
        open.push({ ...opened(name, attributes, open.at(-1) ?? root), from });
      },
      ontext: (piece) => void open.at(-1)?.texts.push(piece),
      onclosetag() {
        const element = open.pop();
        const to = parser.startIndex;
        if (element) close(element, open.at(-1) ?? root, () => text.slice(element.from, to));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return root.children[0];
}

function opened(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parent: OpenElement,
): Omit<OpenElement, 'from'> {
  const prefixes = prefixesIn(attributes, parent.prefixes);
  const colon = name.indexOf(':');
  const prefix = name.slice(0, Math.max(0, colon));
  const known = prefixes.get(prefix);
  const here = known === undefined ? name : known + name.slice(colon + 1);
  return { name: here, attributes, children: [], texts: [], prefixes };
}

function close(
  { name, attributes, children, texts }: OpenElement,
  parent: OpenElement,
  inner: () => string,
): void {
  parent.children.push({ name, attributes, children, text: texts.join(''), inner });
}

function prefixesIn(
  attributes: Readonly<Record<string, string>>,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const declared = Object.entries(attributes).filter(([name]) => /^xmlns(?::|$)/.test(name));
  if (declared.length === 0) return outer;
  const prefixes = new Map(outer);
  for (const [name, uri] of declared) {
    const prefix = name.slice('xmlns:'.length);
    prefixes.set(prefix, namespaces.get(uri) ?? (prefix && `${prefix}:`));
  }
  return prefixes;
}
