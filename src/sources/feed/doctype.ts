import { XmlRejected } from './xml-rejected.ts';

const start = /<!DOCTYPE(?=[\s>[])/i;

/**
 * Removes the document type declaration from a document (XML 1.0 §2.8). RSS 0.91 requires one. No entity
 * that it declares is expanded, and no external resource is read.
 *
 * @throws {XmlRejected} if the declaration has no end, or is too long
 */
export function withoutDoctype(text: string): string {
  const from = startOf(text);
  if (from < 0) return text;
  return text.slice(0, from) + text.slice(endOf(text, from));
}

/** The offset of the declaration, which comes before the first element; -1 if there is none. */
function startOf(text: string): number {
  let at = 0;
  for (;;) {
    const tag = text.indexOf('<', at);
    if (tag < 0) return -1;
    const end = text.startsWith('<!--', tag)
      ? '-->'
      : text.startsWith('<?', tag)
        ? '?>'
        : undefined;
    if (end === undefined) return start.test(text.slice(tag, tag + 10)) ? tag : -1;
    at = text.indexOf(end, tag) + end.length;
    if (at < end.length) return -1;
  }
}

// Characters of a declaration. Those in feeds are much shorter.
const maxLength = 50_000;

function endOf(document: string, from: number): number {
  const text = document.slice(0, from + maxLength);
  let inSubset = false;
  // A literal, a comment or an instruction may contain a `>` or `]` that does not end the declaration.
  const token = /"[^"]*"|'[^']*'|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|[[\]>]/g;
  token.lastIndex = from;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === '[') inSubset = true;
    if (match[0] === ']') inSubset = false;
    if (match[0] === '>' && !inSubset) return token.lastIndex;
  }
  throw new XmlRejected('its DOCTYPE has no end, or is too long');
}
