import { type Element, hasClass } from './node.ts';
import { largestOf } from './srcset.ts';

// Attributes from which scripts take the URL of a picture, a frame or a file, in order of precedence.
const sources = [
  ...[
    'src',
    'original',
    'lazy-src',
    'lazysrc',
    'lazy',
    'lazyload',
    'echo',
    'source',
    'image',
    'img',
  ],
  ...[
    'original-src',
    'actualsrc',
    'actual-src',
    'real-src',
    'realsrc',
    'hi-res-src',
    'full-src',
    'large-src',
  ],
  ...[
    'cfsrc',
    'ezsrc',
    'pin-media',
    'src-large',
    'src-medium',
    'src-small',
    'src-fg',
    'll-src',
    'lazy-original',
  ],
  ...[
    'url',
    'href',
    'file',
    'full-url',
    'img-src',
    'image-src',
    'img-url',
    'flickity-lazyload',
    'orig-file',
  ],
  ...[
    'large-file',
    'raw-src',
    'splide-lazy',
    'swiper-src',
    'noscript-src',
    'wood-src',
    'load-src',
    'delay-src',
  ],
].map((name) => `data-${name}`);
const sourceNames = [...sources, 'lazy-src', 'lazysrc', 'lsrc', 'original', 'file', 'ess-data'];

const sourceSets = [
  ...[
    'srcset',
    'lazy-srcset',
    'lazysrcset',
    'original-set',
    'original-srcset',
    'lazy-set',
    'src-set',
    'set',
  ],
  ...[
    'll-srcset',
    'cfsrcset',
    'ezsrcset',
    'flickity-lazyload-srcset',
    'splide-lazy-srcset',
    'bgset',
  ],
].map((name) => `data-${name}`);

const placeholderWords = new Set(
  [
    'blank spacer placeholder loading loader spinner lazy lazyload lazyloading preload preloader throbber',
    'transparent trans pixel 1x1 1px grey gray dummy empty clear cleardot lqip',
  ].flatMap((line) => line.split(' ')),
);
const wordBesides =
  /^(?:\d+(?:x\d+|px|w|h)?|img|image|picture|pic|photo|gif|ajax|icon|bg|default|min|small|load)$/;

/** Whether a reference is not that of a picture, but of what stands for it until a script has run. */
export function isPlaceholder(reference: string | undefined): boolean {
  const text = reference?.trim() ?? '';
  if (text === '' || text === '#' || text === '//:0') return true;
  return /^(?:about|data):/i.test(text) || hasPlaceholderName(text);
}

// `lazy-placeholder-300x200.png` is one, `lazy-dog.png` is not.
function hasPlaceholderName(reference: string): boolean {
  const [path = ''] = reference.split(/[?#]/, 1);
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const name = /^([\w.-]{1,80})\.(?:gif|png|svg|jpe?g|webp|avif)$/.exec(file)?.[1];
  const words = name?.split(/[._-]+/) ?? [];
  return (
    words.some((word) => placeholderWords.has(word)) &&
    words.every((word) => placeholderWords.has(word) || wordBesides.test(word))
  );
}

// `lazyload`, `js-lazy` and `blur-up` are such classes; `no-lazy` and `skip-lazy` are not.
const lazyClass = /^(?!(?:no|not|non|skip|disable)[-_])(?:[\w-]*[-_])?(?:lazy|lozad|lqip|blur)/i;

/** Whether a script replaces the picture, frame or file of an element. */
export function isLazy(node: Element): boolean {
  return (
    isPlaceholder(node.attributes.get('src')) ||
    hasClass(node, /lazy|lozad|b-lazy|unveil|lqip/i) ||
    sourceNames.some((name) => isReference(node.attributes.get(name)))
  );
}

/**
 * Replaces the placeholder of an element with what a script would load, since readers run no scripts.
 * An element without one stays as it is.
 */
export function withoutLaziness(node: Element): Element {
  const { attributes } = node;
  const src = attributes.get('src');
  const set = attributes.get('srcset');
  const isReplaced = hasClass(node, lazyClass);
  const lazySrc = sourceNames.map((name) => attributes.get(name)).find(isReference);
  const lazySet = sourceSets.map((name) => attributes.get(name)).find(isReference);
  const changed = new Map(attributes);
  if (lazySrc !== undefined && (isPlaceholder(src) || isReplaced)) changed.set('src', lazySrc);
  if (lazySet !== undefined && (isPlaceholder(set) || isReplaced)) changed.set('srcset', lazySet);
  else if (lazySrc !== undefined && isPlaceholder(set)) changed.delete('srcset');
  if (changed.get('sizes') === 'auto') changed.delete('sizes');
  const largest = largestOf(changed.get('srcset') ?? '');
  if (node.name === 'img' && largest !== undefined && isPlaceholder(changed.get('src'))) {
    changed.set('src', largest);
  }
  return { ...node, attributes: changed };
}

// Scripts keep JSON, numbers and names in such attributes, too.
function isReference(value: string | undefined): value is string {
  return value !== undefined && /^\s*[^\s{["]*[./]/.test(value) && !isPlaceholder(value);
}
