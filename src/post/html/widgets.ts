import { type Element, hasClass, hasText } from './node.ts';

// Custom elements of AMP and of "lite" players: the attribute with the id, and the address of what it shows.
const custom: Readonly<Record<string, readonly [readonly string[], (id: string) => string]>> = {
  youtube: [
    ['videoid', 'data-videoid', 'video-id', 'data-video-id'],
    (id) => `https://www.youtube.com/watch?v=${id}`,
  ],
  vimeo: [['videoid', 'data-videoid', 'video-id'], (id) => `https://player.vimeo.com/video/${id}`],
  bilibili: [
    ['videoid', 'bvid', 'data-bvid'],
    (id) => `https://player.bilibili.com/player.html?bvid=${id}`,
  ],
  dailymotion: [['data-videoid'], (id) => `https://www.dailymotion.com/embed/video/${id}`],
  vine: [['data-vineid'], (id) => `https://vine.co/v/${id}/embed/simple`],
  soundcloud: [
    ['data-trackid'],
    (id) => `https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/${id}`,
  ],
  twitter: [['data-tweetid'], (id) => `https://twitter.com/i/status/${id}`],
  instagram: [['data-shortcode'], (id) => `https://www.instagram.com/p/${id}/`],
  gist: [['data-gistid'], (id) => `https://gist.github.com/${id}`],
  reddit: [['data-src'], (url) => url],
  facebook: [['data-href'], (url) => url],
  pinterest: [['data-href'], (url) => url],
  imgur: [['data-imgur-id'], (id) => `https://imgur.com/${id}`],
  tiktok: [
    ['data-src', 'videoid'],
    (id) => (/^\d+$/.test(id) ? `https://www.tiktok.com/embed/v2/${id}` : id),
  ],
  wistia: [['data-media-hashed-id'], (id) => `https://fast.wistia.net/embed/iframe/${id}`],
};

const customName = /^(?:amp|lite)-(\w+)$/;

/** Returns the address of what a script shows in an element; undefined if it is not such an element. */
export function widgetTarget(node: Element): string | undefined {
  const { name, attributes } = node;
  const [attributeNames, address] = custom[customName.exec(name)?.[1] ?? ''] ?? [[]];
  const id = attributeNames.map((attribute) => attributes.get(attribute)).find(Boolean);
  if (id !== undefined) return address?.(encodeURI(id.trim()));
  if (!containers.has(name)) return undefined;
  const target = quotationTarget(node) ?? containerTarget(node);
  return target === undefined || hasText(node.children) ? undefined : target;
}

const containers = new Set(['div', 'span', 'p', 'figure', 'section', 'blockquote']);

// A post or a document elsewhere that a script of its host shows. Most have their text and a link in them.
function quotationTarget(node: Element): string | undefined {
  const { name, attributes } = node;
  const permalink =
    attributes.get('data-instgrm-permalink') ?? attributes.get('data-text-post-permalink');
  if (permalink !== undefined) return permalink;
  if (hasClass(node, /^fb-(?:post|video)$/)) return attributes.get('data-href');
  if (hasClass(node, /^typeform-widget$/)) return attributes.get('data-url');
  const pen = attributes.get('data-slug-hash');
  const user = attributes.get('data-user');
  if (pen && user && hasClass(node, /^codepen$/)) {
    return `https://codepen.io/${encodeURIComponent(user)}/embed/${encodeURIComponent(pen)}`;
  }
  return name === 'blockquote' ? attributes.get('cite') : undefined;
}

// An empty element that a script of the site or the host fills.
function containerTarget(node: Element): string | undefined {
  const { attributes } = node;
  if (attributes.size < 2) return undefined;
  const chart = attributes.get('data-src');
  if (chart && /^(?:visualisation|story)\/\d+/.test(chart) && hasClass(node, /^flourish-embed$/)) {
    return `https://flo.uri.sh/${chart.replace(/\?.*$/, '')}/embed`;
  }
  const provider =
    attributes.get('data-plyr-provider') ??
    attributes.get('data-type') ??
    attributes.get('data-provider');
  const id = [
    'data-plyr-embed-id',
    'data-youtube-id',
    'data-youtube',
    'data-embed',
    'data-video-id',
    'data-videoid',
    'data-id',
    'data-ytid',
  ]
    .map((attribute) => attributes.get(attribute)?.trim())
    .find(Boolean);
  if (id === undefined) return undefined;
  if (provider === 'vimeo' && /^\d+$/.test(id)) return `https://player.vimeo.com/video/${id}`;
  const isYoutube =
    provider === 'youtube' ||
    attributes.has('data-youtube-id') ||
    hasClass(node, /youtube|^ytp?[-_]|^yt$/i);
  return isYoutube && /^[\w-]{11}$/.test(id) ? `https://www.youtube.com/watch?v=${id}` : undefined;
}
