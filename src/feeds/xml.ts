import { escapeHtml } from '../model/text.ts';

/** The attributes of an element, not escaped. Undefined ones are not written. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** XML that is written on one line, or an element whose children have lines of their own. */
export type XmlNode = string | XmlParent;

/** A child of an element. Empty and missing ones are not written. */
export type XmlChild = XmlNode | null | undefined | false;

interface XmlParent {
  readonly startTag: string;
  readonly endTag: string;
  readonly children: readonly XmlChild[];
}

/** The indentation of a level, the same as in the XML of the package `feed`. */
export const indentation = '    ';

/** Makes an element. If it has no children, it is an empty-element tag. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly XmlChild[] = [],
): XmlNode {
  const tag = name + serializeAttributes(attributes);
  if (!children.some(Boolean)) return `<${tag}/>`;
  return { startTag: `<${tag}>`, endTag: `</${name}>`, children };
}

/** Makes an element of plain text. */
export function textElement(
  name: string,
  text: string | number | boolean,
  attributes: Attributes = {},
): string {
  return `<${name}${serializeAttributes(attributes)}>${escapeHtml(String(text))}</${name}>`;
}

/** Makes an element of HTML, in a CDATA section: escaping is slower and makes the text longer. */
export function htmlElement(name: string, html: string, attributes: Attributes = {}): string {
  const cdata = html.replaceAll(']]>', ']]]]><![CDATA[>');
  return `<${name}${serializeAttributes(attributes)}><![CDATA[${cdata}]]></${name}>`;
}

/** Serializes attributes for a tag, each after a space. */
export function serializeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeHtml(String(value))}"`))
    .join('');
}

/** Serializes nodes as indented lines. In a text of several lines, only the first one is indented. */
export function indentedLines(nodes: readonly XmlChild[], indent: string): string[] {
  return nodes.flatMap((node) => {
    if (!node) return [];
    if (typeof node === 'string') return [indent + node];
    const { startTag, endTag, children } = node;
    return [indent + startTag, ...indentedLines(children, indent + indentation), indent + endTag];
  });
}
