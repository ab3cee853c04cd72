const blocks = [
  ['<script', '</script>'],
  ['<!--', '-->'],
  ['<style', '</style>'],
] as const;

/** Removes scripts, styles, comments and tags, as Liquid's filter `strip_html` does. */
export function stripHtml(html: string): string {
  return withoutSpans(withoutSpans(html, blocks), [['<', '>']]);
}

/** Removes what is between two delimiters, and the delimiters. What is not closed stays. */
function withoutSpans(text: string, delimiters: readonly (readonly [string, string])[]): string {
  // The last ends, so that what is not closed does not search the rest again and again.
  const spans = delimiters.map(([open, close]) => ({ open, close, last: text.lastIndexOf(close) }));
  const parts: string[] = [];
  let kept = 0;
  let position = text.indexOf('<');
  while (position >= 0) {
    const span = spans.find(
      ({ open, last }) => text.startsWith(open, position) && last >= position + open.length,
    );
    if (span) {
      parts.push(text.slice(kept, position));
      kept = text.indexOf(span.close, position + span.open.length) + span.close.length;
      position = kept;
    } else position++;
    position = text.indexOf('<', position);
  }
  return parts.join('') + text.slice(kept);
}
