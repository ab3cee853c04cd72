// XML 1.0, 2.2: the C0 controls but TAB, LF and CR, and U+FFFE and U+FFFF, cannot stand in a
// document, not even as a reference.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The text without what XML cannot carry; a lone surrogate becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(forbidden, '');
}

/** One line of plain text: what XML can carry, white space folded to single spaces, trimmed. */
export function plainLine(text: string): string {
  return xmlText(text).replace(/\s+/gu, ' ').trim();
}

/** Plain text as HTML text. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
