import { escapeHtml } from '../model/text.ts';

/** The attributes of an XML element, as plain text; one that is undefined is not written. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * An XML element, for what the generator does not write.
 *
 * @param inner text that is escaped, or elements
 */
export function element(name: string, attributes: Attributes, inner = ''): string {
  const start = `<${name}${written(attributes)}`;
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

/** An XML element of plain text. */
export function textElement(name: string, text: string): string {
  return element(name, {}, escapeHtml(text));
}

/** The attributes as they stand in a tag, each after a space. */
export function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeHtml(String(value))}"`))
    .join('');
}
