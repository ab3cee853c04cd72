// XML 1.0, 2.2: the C0 controls but TAB, LF and CR, and U+FFFE and U+FFFF, cannot stand in a
// document, not even as a reference.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The text without what XML cannot carry; a lone surrogate becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(forbidden, '');
}

/** Whether XML can carry the text as it is. */
export function isXmlText(text: string): boolean {
  return text.isWellFormed() && text.search(forbidden) === -1;
}

/** One line of plain text: what XML can carry, white space folded to single spaces, trimmed. */
export function plainLine(text: string): string {
  // U+0085 ends a line for some parsers of XML, and is no white space to JavaScript.
  return xmlText(text)
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
}

/** Plain text as HTML text. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
