const signs: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '&': '&amp;',
};

/** Text as HTML shows it. */
export function escapeText(text: string): string {
  return text.replace(/[<>&]/g, (sign) => signs[sign] ?? sign);
}

/** Text from HTML as HTML: what is a character reference stays one. */
export function escapeHtmlText(text: string): string {
  return text.replace(
    /[<>]|&(?!(?:\w[\w.:-]*|#\d+|#x[0-9a-fA-F]+);)/g,
    (sign) => signs[sign] ?? sign,
  );
}

/** The attributes of a tag, with a space before each. */
export function attributesHtml(values: Iterable<readonly [string, string | undefined]>): string {
  let html = '';
  for (const [name, value] of values) {
    if (value !== undefined)
      html += ` ${name}="${escapeHtmlText(value).replaceAll('"', '&quot;')}"`;
  }
  return html;
}
