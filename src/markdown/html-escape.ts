const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Escapes text for HTML. */
export function escapeText(text: string): string {
  return text.replace(/[<>&]/g, (character) => entities[character] ?? character);
}

/** Escapes text from HTML source. Its entities and character references are kept. */
export function escapeHtmlText(text: string): string {
  return text.replace(
    /[<>]|&(?!(?:\w[\w.:-]*|#\d+|#x[0-9a-fA-F]+);)/g,
    (character) => entities[character] ?? character,
  );
}

/** Renders the attributes of a tag, each after a space. Undefined values are left out. */
export function attributesHtml(
  attributes: Iterable<readonly [string, string | undefined]>,
): string {
  let html = '';
  for (const [name, value] of attributes) {
    if (value !== undefined)
      html += ` ${name}="${escapeHtmlText(value).replaceAll('"', '&quot;')}"`;
  }
  return html;
}
