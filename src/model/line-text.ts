import { decodeStrict } from './character-references.ts';
import { inUnicode } from './super-and-subscript.ts';
import { xmlText } from './text.ts';

// Tags that authors use in titles. Uppercase tags are not matched because `Option<A>` is text. Tags
// between backticks are text as well.
const tags =
  /`[^`]*`|<(\/?)(a|abbr|b|big|bdi|bdo|br|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)((?:\s[^<>]*)?)\/?>/g;

// As HTML and jekyll-feed collapse them. The wide space of Japanese and one that does not break stay.
const asciiSpaces = /[\t-\r \u0085\u2028\u2029]+/g;

/**
 * Converts a title, a name or another line, which may contain inline HTML, to plain text. Character
 * references are decoded once. A tag is markup, and removed, if it has a partner: `<em>Hamlet</em>` is
 * "Hamlet". Without one it is text: "Difference between <b> and <strong>" stays the same.
 */
export function lineText(line: string): string {
  const text = line.includes('<') ? withoutMarkup(withoutAnnotations(line)) : line;
  return xmlText(decodeStrict(text)).replaceAll('\u00ad', '').replace(asciiSpaces, ' ').trim();
}

// Exponents and indices stay, and the readings of ruby go, as they would stand in the middle of a word.
function withoutAnnotations(line: string): string {
  return line
    .replace(/<(rp|rt)>[^<]*<\/\1>/g, '')
    .replace(
      /<(sup|sub)>([^<]*)<\/\1>/g,
      (tags, kind: 'sup' | 'sub', text: string) => inUnicode(text, kind) ?? tags,
    );
}

function withoutMarkup(line: string): string {
  const found = [...line.matchAll(tags)].filter(([source]) => source.startsWith('<'));
  const markup = markupIn(found);
  let text = '';
  let end = 0;
  for (const tag of found) {
    if (!markup.has(tag)) continue;
    text += line.slice(end, tag.index) + (tag[2] === 'br' ? ' ' : '');
    end = tag.index + tag[0].length;
  }
  return text + line.slice(end);
}

/** Returns the tags that are markup: pairs, line breaks, and images. */
function markupIn(found: readonly RegExpExecArray[]): ReadonlySet<RegExpExecArray> {
  const markup = new Set<RegExpExecArray>();
  const open = new Map<string, RegExpExecArray[]>();
  for (const tag of found) {
    const [, slash, name = '', attributes = ''] = tag;
    if (name === 'br' || name === 'wbr') markup.add(tag);
    else if (name === 'img') {
      if (attributes !== '') markup.add(tag);
    } else if (slash === '') {
      const starts = open.get(name);
      if (starts) starts.push(tag);
      else open.set(name, [tag]);
    } else {
      const start = open.get(name)?.pop();
      if (start && !isEmptyPair(start, tag)) markup.add(start).add(tag);
    }
  }
  return markup;
}

// `<b></b>` names an element, but `<i class="icon"></i>` is an icon.
function isEmptyPair(start: RegExpExecArray, end: RegExpExecArray): boolean {
  return start[3] === '' && start.index + start[0].length === end.index;
}
