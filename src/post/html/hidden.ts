import { type Element, hasClass } from './node.ts';

const hiddenStyle = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Whether readers of the page do not see an element. */
export function isHidden({ name, attributes }: Element): boolean {
  if (attributes.has('hidden')) return true;
  if (name === 'dialog' && !attributes.has('open')) return true;
  return hiddenStyle.test(attributes.get('style') ?? '');
}

/** Whether a picture or frame is too small to be seen, such as a pixel that counts readers. */
export function isPixel(node: Element): boolean {
  const sides = sidesOf(node);
  return sides.length === 2 && sides.every((side) => side <= 1);
}

/** Returns the width and height of an element in CSS pixels, as far as they are given. */
export function sidesOf({ attributes }: Element): readonly number[] {
  const style = attributes.get('style') ?? '';
  const given = [
    attributes.get('width') ?? /(?:^|[;\s])width\s*:([^;]+)/i.exec(style)?.[1],
    attributes.get('height') ?? /(?:^|[;\s])height\s*:([^;]+)/i.exec(style)?.[1],
  ];
  return given.flatMap((side) => {
    const pixels = /^\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$/.exec(side ?? '')?.[1];
    return pixels === undefined ? [] : [Number(pixels)];
  });
}

/** Whether a picture is one of a character, such as an emoji or a smiley. */
export function isEmoji(picture: Element): boolean {
  return (
    hasClass(picture, /^(?:emoji|twemoji|gemoji|emojione|joypixels|wp-smiley|smiley|smilie)$/i) ||
    picture.attributes.has('data-emoji') ||
    /[/.](?:emojis?|twemoji|emojione|smil(?:ey|ie)s?)\//i.test(picture.attributes.get('src') ?? '')
  );
}
