import type { WorkBudget } from '../../model/work-budget.ts';
import { embedOf } from './embeds.ts';
import { isHidden, isPixel } from './hidden.ts';
import { isPlaceholder, withoutLaziness } from './lazy.ts';
import { formulaOf, isRenderedFormula, simpleMath, texOf, withoutRenderedSources } from './math.ts';
import { type Element, type HtmlNode, isElement } from './node.ts';
import { withoutNoscript } from './noscript.ts';
import { parseHtml } from './parse.ts';
import { withoutScriptTwins } from './script-embeds.ts';
import { largestOf } from './srcset.ts';

// Elements that go with their content: it is not text, or only with a script or a form.
const removed = new Set(
  [
    'script style title head template svg canvas frameset noframes noembed noscript param base meta link',
    'select option optgroup datalist textarea button',
  ].flatMap((line) => line.split(' ')),
);

// Elements of other times, and of AMP, that mean the same as one of HTML.
const synonyms: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  'amp-anim': 'img',
  'amp-audio': 'audio',
  'amp-img': 'img',
  'amp-video': 'video',
  dir: 'ul',
  image: 'img',
  listing: 'pre',
  plaintext: 'pre',
  strike: 's',
  tt: 'code',
  xmp: 'pre',
};

const loaded = new Set(['img', 'source', 'video', 'audio', 'track']);

/**
 * Reads the HTML of a post as a reader of its page sees it, whose browser has run the page's scripts:
 * hidden elements are gone, lazy pictures are loaded, formulas appear once, and what feeds cannot show
 * has become a picture or a link. The result may still have unsafe tags, attributes and URLs.
 *
 * @param base the URL that relative URLs are resolved against
 * @throws {WorkBudgetExceeded} if the budget does not suffice
 */
export function readHtml(html: string, base: string, budget: WorkBudget): readonly HtmlNode[] {
  return new Reader(base, budget).read(parseHtml(html, budget));
}

class Reader {
  readonly #base: string;
  readonly #budget: WorkBudget;

  constructor(base: string, budget: WorkBudget) {
    this.#base = base;
    this.#budget = budget;
  }

  read(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
    this.#budget.spend(nodes.length);
    const visible = withoutEndTags(nodes).filter((node) => !isElement(node) || !isHidden(node));
    const opened = withoutNoscript(
      withoutScriptTwins(withoutRenderedSources(visible), this.#base),
      this.#budget,
    );
    return opened.flatMap((node) => (isElement(node) ? this.#readElement(node) : [node]));
  }

  #readElement(original: Element): readonly HtmlNode[] {
    const tex = texOf(original);
    if (tex !== undefined) return [tex];
    if (isRenderedFormula(original)) return formulaOf(original);
    const embed = embedOf(original, this.#base);
    if (embed) {
      this.#budget.spend(this.#base.length);
      return embed === original.children ? this.read(embed) : embed;
    }
    const name = synonyms[original.name] ?? original.name;
    if (removed.has(name)) return [];
    if (name === 'math') return [simpleMath(original)];
    const node = loaded.has(name) ? withoutLaziness({ ...original, name }) : { ...original, name };
    if (name === 'img') return this.#pictureOf(node);
    if (name === 'video' || name === 'audio') return this.#playerOf(node);
    const children = this.read(node.children);
    return [{ ...node, children: name === 'picture' ? withPicture(children) : children }];
  }

  // An image of AMP contains the one for browsers without scripts.
  #pictureOf(node: Element): readonly HtmlNode[] {
    return isPixel(node) ? [] : [{ ...node, children: [] }];
  }

  // The rest of the content is for browsers without players.
  #playerOf(node: Element): readonly HtmlNode[] {
    const files = this.read(node.children.filter((child) => isElement(child) && isFile(child)));
    if (node.attributes.get('src') || files.some(isElement)) return [{ ...node, children: files }];
    return this.read(node.children);
  }
}

// kramdown takes the end tag of an `embed` for text, which no browser shows within an object.
function withoutEndTags(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.map((node, index) => {
    const before = nodes[index - 1];
    const isAfterEmbed = isElement(before) && before.name === 'embed';
    return isAfterEmbed && !isElement(node) ? node.replace(/^\s*<\/embed>/i, '') : node;
  });
}

// A reader that does not choose among the sources shows the `img`, which may have none of its own.
function withPicture(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const source = nodes.find((node): node is Element => isElement(node) && node.name === 'source');
  const src = largestOf(source?.attributes.get('srcset') ?? '');
  if (src === undefined) return nodes;
  return nodes.map((node) =>
    isElement(node) && node.name === 'img' && isPlaceholder(node.attributes.get('src'))
      ? { ...node, attributes: new Map([...node.attributes, ['src', src]]) }
      : node,
  );
}

function isFile({ name }: Element): boolean {
  return name === 'source' || name === 'track';
}
