// Controls and noncharacters. XML 1.0 §2.2 forbids most of them, also as references, and discourages the rest.
const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g;

// The characters of Windows-1252 at 0x80 to 0x9F. Text that was taken for Latin-1 has controls instead.
const windows1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

// Characters that a document cannot contain, as negated classes, which are twice as fast to test. The first class also
// has the surrogates, whose order is checked apart.
const forbiddenOrSurrogate = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/;
const forbidden = /[^\t\n\r\u0020-\ufffd]/;

/**
 * The text without controls and noncharacters. A control of the range U+0080 to U+009F becomes the character
 * of Windows-1252 that is meant, and a lone surrogate U+FFFD.
 */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(unwanted, (character) => {
    const meant = windows1252[character.charCodeAt(0) - 0x80] ?? '\0';
    return meant === '\0' ? '' : meant;
  });
}

/** Whether an XML document can contain the text unchanged. */
export function isXmlText(text: string): boolean {
  return !forbiddenOrSurrogate.test(text) || (text.isWellFormed() && !forbidden.test(text));
}

/** Plain text on one line: trimmed, without controls, with single spaces for all white space. */
export function plainLine(text: string): string {
  return xmlText(text).replace(/\s+/gu, ' ').trim();
}

/** Cuts a text to a number of UTF-16 units, without half a character at its end. An ellipsis shows that it was cut. */
export function cutText(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength).replace(halfAtEnd, '')}…`;
}

// The first half of a surrogate pair.
const halfAtEnd = /[\ud800-\udbff]$/;

/** The text without U+202A to U+202E and U+2066 to U+2069, which change the direction of what follows them. */
export function withoutDirections(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Escapes plain text for HTML, also within a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => references[character] ?? character);
}

/** Escapes plain text for XML, also within an attribute in quotes of either kind. */
export function escapeXml(text: string): string {
  return escapeHtml(text).replaceAll("'", '&apos;');
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
