/**
 * Ruby's methods for text, where they differ from JavaScript's. To Ruby, white space is ASCII only: a
 * no-break space, an ideographic space and a line separator are ordinary characters.
 *
 * @module
 */

/** Whether a text is one character of white space to Ruby: what `\s` matches there. */
export function isSpace(character: string | undefined): boolean {
  return character !== undefined && character.length === 1 && ' \t\n\v\f\r'.includes(character);
}

/** Removes white space and null characters from both ends, as Ruby's `strip` does. */
export function strip(text: string): string {
  return stripStart(stripEnd(text));
}

/** Removes white space and null characters from the start, as Ruby's `lstrip` does. */
export function stripStart(text: string): string {
  let start = 0;
  while (isStripped(text[start])) start++;
  return text.slice(start);
}

/** Removes white space and null characters from the end, as Ruby's `rstrip` does. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (isStripped(text[end - 1])) end--;
  return text.slice(0, end);
}

function isStripped(character: string | undefined): boolean {
  return character === '\0' || isSpace(character);
}

/** Returns the text in lowercase, as Ruby's `downcase` does: it knows no final sigma. */
export function downcase(text: string): string {
  return text.replaceAll('Σ', 'σ').toLowerCase();
}
