import { Parser } from 'htmlparser2';
import { escapeHtml } from '../../model/text.ts';
import { isVoid } from '../../post/html/tag-rules.ts';

/**
 * Converts XHTML inside of a feed to HTML: prefixes of elements are removed, empty elements get an end
 * tag, and CDATA sections become text.
 *
 * @param xml the content of an element as written in the document
 */
export function xhtmlToHtml(xml: string): string {
  const html: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const written = Object.entries(attributes)
          .filter(([key]) => key !== 'xmlns' && !key.includes(':'))
          .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
        html.push(`<${localName(name)}${written.join('')}>`);
      },
      ontext: (text) => void html.push(escapeHtml(text)),
      onclosetag(name) {
        if (!isVoid(localName(name))) html.push(`</${localName(name)}>`);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return html.join('');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
