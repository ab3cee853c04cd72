import sanitize from 'sanitize-html';
import { xmlText } from '../model/text.ts';

const media = ['img', 'picture', 'source', 'video', 'audio', 'track', 'figure', 'figcaption'];
const text = ['abbr', 'del', 'details', 'dfn', 'ins', 'math', 'ruby', 'rb', 'rp', 'rt', 'summary'];

// Players that publishers embed and readers let through.
const frameHosts = [
  'www.youtube.com',
  'www.youtube-nocookie.com',
  'player.vimeo.com',
  'player.bilibili.com',
  'w.soundcloud.com',
  'open.spotify.com',
  'embed.podcasts.apple.com',
  'anchor.fm',
  'podcasters.spotify.com',
  'www.buzzsprout.com',
  'player.fireside.fm',
  'player.simplecast.com',
  'widget.spreaker.com',
  'bandcamp.com',
  'archive.org',
  'embed.ted.com',
  'codepen.io',
  'www.slideshare.net',
  'speakerdeck.com',
];

// Marks an element that goes with all that is in it. It must be one that may stay: of an element
// that may not, sanitize-html keeps the text, and closes a later element by the wrong name.
const removed: sanitize.Tag = { tagName: 'span', attribs: { 'data-removed': '' } };

const rules: sanitize.IOptions = {
  allowedTags: [...sanitize.defaults.allowedTags, ...media, ...text, 'iframe', 'center'],
  allowedAttributes: {
    '*': ['title', 'lang', 'dir', 'id', 'data-removed'],
    a: ['href', 'rel', 'hreflang', 'type', 'download'],
    img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading'],
    source: ['src', 'srcset', 'sizes', 'media', 'type', 'width', 'height'],
    video: ['src', 'poster', 'width', 'height', 'controls', 'loop', 'muted'],
    audio: ['src', 'controls', 'loop'],
    track: ['src', 'kind', 'srclang', 'label'],
    iframe: ['src', 'width', 'height', 'allowfullscreen'],
    blockquote: ['cite'],
    q: ['cite'],
    ol: ['start', 'reversed', 'type'],
    code: ['class'],
    pre: ['class'],
    td: ['colspan', 'rowspan', 'align'],
    th: ['colspan', 'rowspan', 'align', 'scope'],
    time: ['datetime'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'magnet', 'geo'],
  allowedSchemesByTag: { img: ['http', 'https', 'data'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite', 'poster'],
  allowProtocolRelative: false,
  allowedIframeHostnames: frameHosts,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title'],
  parseStyleAttributes: false,
  exclusiveFilter: ({ attribs }) => attribs['data-removed'] !== undefined,
};

/**
 * HTML that is safe to show and complete by itself: no script, form or foreign frame, no hidden text
 * or tracking image, broken markup closed, and every address absolute.
 *
 * @param base the address that relative ones in the HTML are relative to
 */
export function safeHtml(html: string, base: string): string {
  const clean = sanitize(html, {
    ...rules,
    transformTags: {
      iframe: (tagName, attribs) =>
        isPlayer(attribs.src, base) ? complete(tagName, attribs, base) : removed,
      '*': (tag, attributes) => complete(tag, attributes, base),
    },
  });
  return xmlText(clean).trim();
}

function complete(tagName: string, attributes: sanitize.Attributes, base: string): sanitize.Tag {
  if (isHidden(attributes) || (tagName === 'img' && isTracker(attributes))) {
    return removed;
  }
  const attribs = { ...attributes };
  for (const name of ['href', 'src', 'cite', 'poster']) {
    const value = attribs[name];
    if (value === undefined) continue;
    const address = URL.parse(value.trim(), base)?.href;
    if (address === undefined || !isHarmless(address)) delete attribs[name];
    else attribs[name] = address;
  }
  if (tagName === 'td' || tagName === 'th') keepAlignment(attribs);
  if (attribs.srcset !== undefined) attribs.srcset = completeSrcset(attribs.srcset, base);
  return { tagName, attribs };
}

function isPlayer(src: string | undefined, base: string): boolean {
  const host = src === undefined ? undefined : URL.parse(src.trim(), base)?.hostname;
  return host !== undefined && frameHosts.includes(host);
}

// Markdown's tables align by style, and styles do not stay.
function keepAlignment(attribs: sanitize.Attributes): void {
  const align = /text-align\s*:\s*(left|center|right)/i.exec(attribs.style ?? '')?.[1];
  if (align !== undefined) attribs.align = align;
}

// A picture may stand in its own address; a page or a drawing with a script may not.
function isHarmless(address: string): boolean {
  return (
    !address.startsWith('data:') || /^data:image\/(?:avif|gif|jpeg|png|webp)[;,]/.test(address)
  );
}

// HTML, 4.8.4.2.1: an address runs up to white space, and a comma at its end is not part of it; what
// follows up to the next comma describes it.
function completeSrcset(srcset: string, base: string): string {
  const candidates: string[] = [];
  let rest = srcset.replace(/^[\s,]+/, '');
  while (rest !== '') {
    const space = rest.search(/\s/);
    const word = space < 0 ? rest : rest.slice(0, space);
    const isAlone = word.endsWith(',');
    const address = isAlone ? word.slice(0, word.search(/,+$/)) : word;
    rest = rest.slice(word.length);
    const end = isAlone ? 0 : `${rest},`.indexOf(',');
    const absolute = URL.parse(address, base)?.href;
    const words = rest
      .slice(0, end)
      .split(/\s+/)
      .filter((text) => /^[\d.]{1,9}[wxh]$/.test(text));
    if (absolute !== undefined) candidates.push([absolute, ...words].join(' '));
    rest = rest.slice(end).replace(/^[\s,]+/, '');
  }
  return candidates.join(', ');
}

function isHidden({ style = '', hidden }: sanitize.Attributes): boolean {
  return hidden !== undefined || /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

// A picture of one pixel shows nothing and counts readers.
function isTracker({ width, height, style = '' }: sanitize.Attributes): boolean {
  const styled = (side: string) =>
    new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*([^;]+)`, 'i').exec(style)?.[1];
  const sides = [width ?? styled('width'), height ?? styled('height')];
  return sides.every((side) => side !== undefined && /^[01](?:px)?$/.test(side.trim()));
}
