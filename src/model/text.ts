// XML 1.0, 2.2: the C0 controls but TAB, LF and CR, and U+FFFE and U+FFFF, cannot stand in a
// document, not even as a reference.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

// The same in other words: whether there is any is found in half the time, which counts at a whole feed.
const outside = /[^\t\n\r\u0020-\ufffd]/;

/** The text without what XML cannot carry; a lone surrogate becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(forbidden, '');
}

/** Whether XML can carry the text as it is. */
export function isXmlText(text: string): boolean {
  return text.isWellFormed() && !outside.test(text);
}

/** One line of plain text: without controls, white space folded to single spaces, trimmed. */
export function plainLine(text: string): string {
  // U+0085 ends a line for some parsers of XML, and is no white space to JavaScript. The other C1
  // controls mean nothing, and some parsers take them for signs of Windows-1252.
  return xmlText(text)
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\u007f-\u009f]/g, '')
    .trim();
}

/** Plain text as HTML text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => references[sign] ?? sign);
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
