/**
 * Replaces the table of character references that `htmlparser2` has through `entities`. Feedmill decodes
 * references in HTML by its own, which is a third of the size (src/model/character-references.ts).
 */
export const htmlDecodeTree = new Uint16Array();
