import { imageTypeOf } from '../../model/image-type.ts';
import { isHidden, isPixel } from './hidden.ts';
import { isPlaceholder, withoutLaziness } from './lazy.ts';
import { type Element, element, type HtmlNode, hasText, isElement } from './node.ts';
import { bareHost, isIgnoredFrame, playerUrl } from './players.ts';
import { scriptTarget } from './script-embeds.ts';
import { webUrl } from './urls.ts';
import { widgetTarget } from './widgets.ts';

// A player is of another origin, so it keeps its own rights, but cannot navigate the reader away.
const sandbox =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation allow-forms';

/**
 * Returns what stands for an element that shows another document: a frame if it is a known player, a
 * picture, or a link; undefined if the element is none that shows one.
 *
 * @param base the URL that relative URLs are resolved against
 */
export function embedOf(node: Element, base: string): readonly HtmlNode[] | undefined {
  switch (node.name) {
    case 'iframe':
    case 'amp-iframe':
    case 'frame':
      return isPixel(node) || isHidden(node)
        ? []
        : shown(node, withoutLaziness(node).attributes.get('src'), base);
    case 'embed':
      return shown(node, withoutLaziness(node).attributes.get('src'), base);
    case 'object':
      return objectOf(node, base);
    case 'script':
      return shown(node, scriptTarget(node, base), base);
    default: {
      const target = widgetTarget(node);
      return target === undefined ? undefined : shown(node, target, base);
    }
  }
}

// The content of an object stands for it in browsers that cannot show it.
function objectOf(node: Element, base: string): readonly HtmlNode[] {
  const inside = node.children.filter(isElement);
  const parameter = inside.find(
    ({ name, attributes }) =>
      name === 'param' && /^(?:movie|src|url|filename)$/i.test(attributes.get('name') ?? ''),
  );
  const data = node.attributes.get('data') ?? parameter?.attributes.get('value');
  const url = data === undefined ? undefined : webUrl(data, base);
  if (url !== undefined && playerUrl(url)) return shown(node, data, base);
  // Text alone says that something is missing.
  if (inside.some(({ name }) => name !== 'param' && name !== 'br')) return node.children;
  return url === undefined && hasText(node.children) ? node.children : shown(node, data, base);
}

function shown(node: Element, reference: string | undefined, base: string): readonly HtmlNode[] {
  if (reference === undefined || isPlaceholder(reference)) return [];
  const url = webUrl(reference, base);
  if (url === undefined || isIgnoredFrame(url)) return [];
  const { attributes } = node;
  const title = (attributes.get('title') ?? attributes.get('aria-label'))?.trim() || undefined;
  if (isPicture(url, attributes.get('type'))) {
    return [element('img', { src: url, alt: attributes.get('alt') ?? title ?? '' })];
  }
  const src = playerUrl(url);
  if (src === undefined) return [element('a', { href: url }, [title ?? nameOf(url)])];
  const width = attributes.get('width');
  const height = attributes.get('height');
  return [element('iframe', { src, title, width, height, allowfullscreen: '', sandbox })];
}

function isPicture(url: string, type = ''): boolean {
  return type.startsWith('image/') || imageTypeOf(new URL(url).pathname) !== undefined;
}

// A document is called by the name of its file, a page by its host.
function nameOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const file = pathname.slice(pathname.lastIndexOf('/') + 1);
  if (!/\.(?!html?$|php$|aspx?$)[a-z]\w{1,4}$/i.test(file))
    return bareHost(hostname) + (hostname === 'gist.github.com' ? pathname : '');
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
