import type { Context } from '../language/context.ts';

/**
 * Replaces a text in a text, as Ruby's `gsub` and `sub` do. In the replacement, `\0` stands for the text that was
 * found, and `\\` for a backslash.
 *
 * @param count how many are replaced
 */
export function replaceText(
  text: string,
  pattern: string,
  replacement: string,
  count: number,
  context: Context,
): string {
  const inserted = replacement.replace(/\\(\\|[0-9&])/g, (_, code: string) => {
    if (code === '\\') return '\\';
    return code === '0' || code === '&' ? pattern : '';
  });
  context.spend(text.length);
  const parts: string[] = [];
  let start = 0;
  for (const found of occurrences(text, pattern)) {
    if (parts.length === count) break;
    context.reserve(found - start + inserted.length);
    parts.push(text.slice(start, found));
    start = found + pattern.length;
  }
  context.reserve(text.length - start);
  return [...parts, text.slice(start)].join(inserted);
}

// An empty pattern is found before each character and at the end.
function* occurrences(text: string, pattern: string): Generator<number> {
  if (pattern === '') {
    let index = 0;
    for (const character of text) {
      yield index;
      index += character.length;
    }
    yield index;
    return;
  }
  for (
    let index = text.indexOf(pattern);
    index >= 0;
    index = text.indexOf(pattern, index + pattern.length)
  ) {
    yield index;
  }
}
