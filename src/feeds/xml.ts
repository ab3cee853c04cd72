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

/** The indentation of a level, the same as in the XML of `feed`. */
export const indentation = '    ';

/** An element with children, or an empty element. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly XmlChild[] = [],
): XmlNode {
  const tag = name + serializeAttributes(attributes);
  if (!children.some(Boolean)) return `<${tag}/>`;
  return { startTag: `<${tag}>`, endTag: `</${name}>`, children };
}

/** An element of plain text. */
export function textElement(
  name: string,
  text: string | number | boolean,
  attributes: Attributes = {},
): string {
  return `<${name}${serializeAttributes(attributes)}>${escapeHtml(String(text))}</${name}>`;
}

/** An element of HTML, in a CDATA section: escaping it would be slower, and longer to transfer. */
export function htmlElement(name: string, html: string, attributes: Attributes = {}): string {
  const cdata = html.replaceAll(']]>', ']]]]><![CDATA[>');
  return `<${name}${serializeAttributes(attributes)}><![CDATA[${cdata}]]></${name}>`;
}

/** The attributes as in a tag, each after a space. */
export function serializeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeHtml(String(value))}"`))
    .join('');
}

/** The lines of some nodes. Text of several lines is not indented, since that would change it. */
export function indentedLines(nodes: readonly XmlChild[], indent: string): string[] {
  return nodes.flatMap((node) => {
    if (!node) return [];
    if (typeof node === 'string') return [indent + node];
    const { startTag, endTag, children } = node;
    return [indent + startTag, ...indentedLines(children, indent + indentation), indent + endTag];
  });
}
