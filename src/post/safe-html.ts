import sanitize from 'sanitize-html';
import { xmlText } from '../model/text.ts';
import { postWorkBudget, type WorkBudget } from '../model/work-budget.ts';

const media = ['img', 'picture', 'source', 'video', 'audio', 'track', 'figure', 'figcaption'];
const text = ['abbr', 'del', 'details', 'dfn', 'ins', 'math', 'ruby', 'rb', 'rp', 'rt', 'summary'];

// Hosts of players that publishers embed and feed readers can show.
const playerHosts = [
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

// Replaces an element that is to be removed with its content. The tag must be allowed: sanitize-html keeps
// the text of disallowed elements and then gives a later element the wrong closing tag.
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
  allowedIframeHostnames: playerHosts,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title'],
  parseStyleAttributes: false,
  exclusiveFilter: ({ attribs }) => attribs['data-removed'] !== undefined,
};

/**
 * Sanitizes the HTML of a post and makes its URLs absolute. This removes scripts, forms, hidden text,
 * tracking pixels and all frames except those of known players.
 *
 * @param base the URL that relative URLs are resolved against
 * @throws {WorkBudgetExceeded} if it takes too much work
 */
export function safeHtml(
  html: string,
  base: string,
  budget: WorkBudget = postWorkBudget(html.length),
): string {
  budget.spend(html.length);
  const clean = sanitize(html, {
    ...rules,
    transformTags: {
      iframe: (tagName, attribs) =>
        isPlayer(attribs.src, base) ? transform(tagName, attribs, base) : removed,
      '*': (tagName, attribs) => transform(tagName, attribs, base),
    },
  });
  return xmlText(clean).trim();
}

function transform(tagName: string, attributes: sanitize.Attributes, base: string): sanitize.Tag {
  if (isHidden(attributes) || (tagName === 'img' && isTrackingPixel(attributes))) {
    return removed;
  }
  const attribs = { ...attributes };
  for (const name of ['href', 'src', 'cite', 'poster']) {
    const value = attribs[name];
    if (value === undefined) continue;
    const url = URL.parse(value.trim(), base)?.href;
    if (url === undefined || !isHarmless(url)) delete attribs[name];
    else attribs[name] = url;
  }
  if (tagName === 'td' || tagName === 'th') keepAlignment(attribs);
  if (attribs.srcset !== undefined) attribs.srcset = absoluteSrcset(attribs.srcset, base);
  return { tagName, attribs };
}

function isPlayer(src: string | undefined, base: string): boolean {
  const host = src === undefined ? undefined : URL.parse(src.trim(), base)?.hostname;
  return host !== undefined && playerHosts.includes(host);
}

// kramdown aligns table cells with `style`, which is not an allowed attribute.
function keepAlignment(attribs: sanitize.Attributes): void {
  const align = /text-align\s*:\s*(left|center|right)/i.exec(attribs.style ?? '')?.[1];
  if (align !== undefined) attribs.align = align;
}

// Data URLs of pages and SVG images may contain scripts.
function isHarmless(url: string): boolean {
  return !url.startsWith('data:') || /^data:image\/(?:avif|gif|jpeg|png|webp)[;,]/.test(url);
}

// HTML §4.8.4.2.1: a URL ends at whitespace. If it ends with a comma, it has no descriptors; otherwise
// they end at the next comma.
function absoluteSrcset(srcset: string, base: string): string {
  const candidates: string[] = [];
  let rest = srcset.replace(/^[\s,]+/, '');
  while (rest !== '') {
    const space = rest.search(/\s/);
    const word = space < 0 ? rest : rest.slice(0, space);
    const hasNoDescriptors = word.endsWith(',');
    const reference = hasNoDescriptors ? word.slice(0, word.search(/,+$/)) : word;
    rest = rest.slice(word.length);
    const end = hasNoDescriptors ? 0 : `${rest},`.indexOf(',');
    const url = URL.parse(reference, base)?.href;
    const descriptors = rest
      .slice(0, end)
      .split(/\s+/)
      .filter((descriptor) => /^[\d.]{1,9}[wxh]$/.test(descriptor));
    if (url !== undefined) candidates.push([url, ...descriptors].join(' '));
    rest = rest.slice(end).replace(/^[\s,]+/, '');
  }
  return candidates.join(', ');
}

function isHidden({ style = '', hidden }: sanitize.Attributes): boolean {
  return hidden !== undefined || /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

function isTrackingPixel({ width, height, style = '' }: sanitize.Attributes): boolean {
  const styled = (side: string) =>
    new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*([^;]+)`, 'i').exec(style)?.[1];
  const sides = [width ?? styled('width'), height ?? styled('height')];
  return sides.every((side) => side !== undefined && /^[01](?:px)?$/.test(side.trim()));
}
