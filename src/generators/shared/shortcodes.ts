import type { Note } from '../../model/problem.ts';
import { escapeHtml } from '../../model/text.ts';

/** The arguments of a tag in text, such as `{{< figure src="a.jpg" >}}`. */
export interface TagArguments {
  readonly named: ReadonlyMap<string, string>;
  readonly listed: readonly string[];
}

const argument =
  /([\w-]+)\s*=\s*("(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|[^\s,]+)|("(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|[^\s,]+)/g;

/** Reads arguments: `a b`, `"a" "b"`, or `key="a"`, separated by white space or commas. */
export function parseArguments(text: string): TagArguments {
  const named = new Map<string, string>();
  const listed: string[] = [];
  for (const [, key, value = '', single] of text.slice(0, maxArguments).matchAll(argument)) {
    if (key === undefined) listed.push(unquoted(single ?? ''));
    else named.set(key.toLowerCase(), unquoted(value));
  }
  return { named, listed };
}

function unquoted(text: string): string {
  const [, quote, inner] = /^(["'`])([\s\S]*)\1$/.exec(text) ?? [];
  if (inner === undefined) return text;
  return quote === '"' ? inner.replace(/\\(["\\])/g, '$1') : inner;
}

// URLs of what a tag embeds, by its name. `$` stands for its id.
const frames: Readonly<Record<string, string>> = {
  youtube: 'https://www.youtube.com/embed/$',
  vimeo: 'https://player.vimeo.com/video/$',
  bilibili: 'https://player.bilibili.com/player.html?bvid=$',
};
const pages: Readonly<Record<string, string>> = {
  gist: 'https://gist.github.com/$',
  tweet: 'https://x.com/i/status/$',
  twitter: 'https://x.com/i/status/$',
  x: 'https://x.com/i/status/$',
  instagram: 'https://www.instagram.com/p/$/',
  jsfiddle: 'https://jsfiddle.net/$/',
};

/** The HTML of a tag that generators and their themes have in common; undefined for any other. */
export function embedHtml(name: string, { named, listed }: TagArguments): string | undefined {
  if (/^(?:figure|img|image)$/.test(name)) return figureHtml(named, listed);
  const kind = name.replace(/_simple$/, '');
  const frame = Object.hasOwn(frames, kind) ? frames[kind] : undefined;
  const page = Object.hasOwn(pages, kind) ? pages[kind] : undefined;
  const id =
    named.get('id') ?? named.get('videoid') ?? listed.slice(0, name === 'gist' ? 2 : 1).join('/');
  const url = (frame ?? page)?.replace('$', () => encodeURI(id));
  if (url === undefined || id === '') return undefined;
  const address = escapeHtml(url);
  return frame === undefined
    ? `<p><a href="${address}">${address}</a></p>`
    : `<iframe src="${address}"></iframe>`;
}

function figureHtml(named: ReadonlyMap<string, string>, listed: readonly string[]) {
  const source = named.get('src') ?? named.get('link') ?? listed[0];
  if (source === undefined) return undefined;
  const caption = [named.get('title'), named.get('caption'), named.get('attr')].filter(Boolean);
  const alt = named.get('alt') ?? named.get('caption') ?? named.get('title') ?? '';
  const image = `<img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}">`;
  const link = named.get('link');
  const linked = link === undefined ? image : `<a href="${escapeHtml(link)}">${image}</a>`;
  if (caption.length === 0) return `<figure>${linked}</figure>`;
  return `<figure>${linked}<figcaption>${caption.join(' ')}</figcaption></figure>`;
}

/**
 * The first line of a code block that a tag starts, or the last one if it ends it.
 *
 * @param text the text that the tag is in, at the offset
 * @param language undefined for the end
 */
export function codeFence(
  text: string,
  offset: number,
  tag: string,
  language: string | undefined,
): string {
  if (language === undefined) return text[offset - 1] === '\n' ? `${marks}\n` : `\n${marks}\n`;
  const next = offset + tag.length;
  return `\n${marks}${language}${/^\r?\n/.test(text.slice(next, next + 2)) ? '' : '\n'}`;
}

// More than code in Markdown usually has.
const marks = '`````';

/** Collects the names of tags that are not known, for one note. */
export class UnknownTags {
  readonly #names = new Set<string>();

  /** Records a tag, and returns the empty text that it is replaced with. */
  remove(name: string): string {
    if (name !== '' && this.#names.size < maxNames) this.#names.add(name.slice(0, 40));
    return '';
  }

  /** @param kind what the generator calls them */
  notes(kind: string): Note[] {
    if (this.#names.size === 0) return [];
    const text = `without the ${kind} ${[...this.#names].join(', ')}, which only the theme knows; text inside stays`;
    return [{ reason: 'shortcode', text }];
  }
}

const maxNames = 10;

// In characters.
const maxArguments = 5_000;
