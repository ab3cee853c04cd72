import { type Element, type HtmlNode, hasText, isElement } from './node.ts';
import { playerUrl } from './players.ts';
import { webUrl } from './urls.ts';

// Scripts that write what they show into the page, and the page that shows it without them.
const pages: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(gist\.github\.com\/[^?#]+?)(?:\.js)?(?:[?#].*)?$/, 'https://$1'],
  [/^https?:\/\/([^/?#]+\/[^?#]*snippets\/\d+)\.js$/, 'https://$1'],
  [/^https?:\/\/gitee\.com\/([^?#]+)\/widget_preview.*$/, 'https://gitee.com/$1'],
  [/^https?:\/\/pastebin\.com\/embed_js(?:\/|\.php\?i=)(\w+).*$/, 'https://pastebin.com/$1'],
  [/^https?:\/\/asciinema\.org\/a\/(\w+)\.js.*$/, 'https://asciinema.org/a/$1'],
  [/^https?:\/\/jsfiddle\.net\/([^?#]+\/)embed\/.*$/, 'https://jsfiddle.net/$1embedded/'],
  [
    /^https?:\/\/datawrapper\.dwcdn\.net\/(\w+\/(?:\d+\/)?)embed\.js.*$/,
    'https://datawrapper.dwcdn.net/$1',
  ],
  [
    /^https?:\/\/(?:www\.)?buzzsprout\.com\/([^?#]+)\.js.*$/,
    'https://www.buzzsprout.com/$1?iframe=true',
  ],
  [
    /^https?:\/\/fast\.wistia\.com\/embed\/medias\/(\w+)\.jsonp?.*$/,
    'https://fast.wistia.net/embed/iframe/$1',
  ],
  [
    /^https?:\/\/embed\.nicovideo\.jp\/watch\/(\w+)\/script.*$/,
    'https://embed.nicovideo.jp/watch/$1',
  ],
  [/^https?:\/\/ext\.nicovideo\.jp\/thumb_watch\/(\w+).*$/, 'https://embed.nicovideo.jp/watch/$1'],
  [/^https?:\/\/bitbucket\.org\/(snippets\/[\w-]+\/\w+).*$/, 'https://bitbucket.org/$1'],
  [/^https?:\/\/gist-it\.[\w.-]+\/+(?:github\/)?(https?:\/\/github\.com\/[^?#]+).*$/, '$1'],
];

const quotedCode = /^https?:\/\/emgithub\.com\/embed(?:-v\d+)?\.js/;

/** Returns the address of what a script shows; undefined if it is not known to show anything. */
export function scriptTarget({ attributes }: Element, base: string): string | undefined {
  const src = webUrl(attributes.get('src') ?? attributes.get('data-src') ?? '', base);
  if (src === undefined || !attributes.has('src')) return undefined;
  if (quotedCode.test(src)) return new URL(src).searchParams.get('target') ?? undefined;
  const slides = attributes.get('data-id');
  if (/^https?:\/\/speakerdeck\.com\/assets\/embed\.js/.test(src) && /^\w+$/.test(slides ?? '')) {
    return `https://speakerdeck.com/player/${slides}`;
  }
  const message = attributes.get('data-telegram-post');
  if (src.startsWith('https://telegram.org/') && message) return `https://t.me/${message}`;
  const podcast = attributes.get('data-configuration') ?? '';
  if (/podigee-podcast-player/.test(src) && /^https?:/.test(podcast)) return podcast;
  const page = pages.find(([pattern]) => pattern.test(src));
  return page && src.replace(...page);
}

/**
 * Of a script that shows something and the `noscript` beside it, keeps one: the script if it becomes a
 * player, otherwise the `noscript`, which says more than a link.
 */
export function withoutScriptTwins(nodes: readonly HtmlNode[], base: string): readonly HtmlNode[] {
  const removed = new Set<HtmlNode>();
  const elements = nodes.filter((node) => isElement(node) || node.trim() !== '');
  for (const [index, node] of elements.entries()) {
    if (!isElement(node) || node.name !== 'script') continue;
    const target = scriptTarget(node, base);
    const twin = [elements[index + 1], elements[index - 1]].find(isFilledNoscript);
    if (target !== undefined && twin) removed.add(playerUrl(target) ? twin : node);
  }
  return removed.size === 0 ? nodes : nodes.filter((node) => !removed.has(node));
}

function isFilledNoscript(node: HtmlNode | undefined): boolean {
  return isElement(node) && node.name === 'noscript' && hasText(node.children);
}
