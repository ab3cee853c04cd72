import { WorkBudget } from '../../src/model/work-budget.ts';
import type { EmojiNames } from '../../src/post/emoji.ts';
import { type HtmlNode, hasClass, isElement } from '../../src/post/html/node.ts';
import { parseHtml } from '../../src/post/html/parse.ts';
import { readHtml } from '../../src/post/html/read.ts';

// Elements whose content is not shown as text, or only by browsers that do not support them.
const hiddenElements = new Set(
  [
    'script style textarea option select noscript iframe object embed template title'.split(' '),
    'audio video canvas svg math'.split(' '),
  ].flat(),
);

/**
 * Extracts the text that a browser shows for HTML, without white space. It is the same for two renderings
 * of a post that differ only in tags and character references, or in whether jemoji has made pictures of
 * the names of emoji.
 *
 * @param emoji what the site does with names of emoji
 */
export function visibleText(html: string, emoji: EmojiNames): string {
  return textOf(parseHtml(html, unlimited()), emoji);
}

/**
 * Extracts the text as {@link visibleText} does, but of what feeds show of the HTML: in place of a frame, for
 * example, they may have a link.
 *
 * @param base the URL that relative URLs are resolved against
 */
export function visibleTextInFeeds(html: string, emoji: EmojiNames, base: string): string {
  return textOf(readHtml(html, base, unlimited()), emoji);
}

function unlimited(): WorkBudget {
  return new WorkBudget(Number.POSITIVE_INFINITY);
}

function textOf(nodes: readonly HtmlNode[], emoji: EmojiNames): string {
  return shownIn(emoji.inNodes(namesOfPictures(nodes)))
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '');
}

// jemoji writes `<img class="emoji" alt=":tada:">`.
function namesOfPictures(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.map((node) => {
    if (!isElement(node)) return node;
    const { name, attributes, children } = node;
    if (name === 'img' && hasClass(node, /^emoji$/)) return attributes.get('alt') ?? '';
    return { ...node, children: namesOfPictures(children) };
  });
}

function shownIn(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return node;
      const { name, attributes, children } = node;
      const isHidden = /display\s*:\s*none/i.test(attributes.get('style') ?? '');
      return isHidden || hiddenElements.has(name) ? '' : shownIn(children);
    })
    .join('');
}

// The length of an excerpt before and after the difference, in characters.
const before = 20;
const after = 40;

/** Cuts excerpts of two texts around their first difference; undefined if they are equal. */
export function firstDifference(a: string, b: string): readonly [string, string] | undefined {
  if (a === b) return undefined;
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  const start = Math.max(0, index - before);
  return [a.slice(start, index + after), b.slice(start, index + after)];
}
