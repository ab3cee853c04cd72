import { downcase } from '../model/ruby-text.ts';
import type { ContentModel } from './blocks.ts';

// kramdown's sets of HTML element names.

const names = (list: string) => new Set(list.split(/[ \n]+/));

/** Elements that do not start a block. */
export const spanElements = names(
  `a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb
  rbc rp rt rtc ruby samp select small span strong sub sup tt u var`,
);

/** Elements whose tags are text inside a paragraph. */
export const blockElements = names(
  `address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol
  optgroup p pre section summary table tbody td th thead tfoot tr ul`,
);

/** Elements without content or a closing tag. */
export const emptyElements = names(
  'area base br col command embed hr img input keygen link meta param source track wbr',
);

const blockModel = names(
  `address applet article aside blockquote body dd details div dl fieldset figure figcaption footer
  form header hgroup iframe li main map menu nav noscript object section summary td`,
);
const spanModel = names(
  `a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend
  optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt`,
);
const rawModel = names('script style math option textarea pre code kbd samp var');
const htmlElements = [spanElements, blockElements, emptyElements, blockModel, spanModel, rawModel];

/** Returns how the content of an HTML element is parsed if it may contain Markdown. */
export function contentModelOf(name: string): ContentModel {
  if (blockModel.has(name)) return 'block';
  return spanModel.has(name) ? 'span' : 'raw';
}

/** Whether an HTML element has this lowercase name. */
function isHtmlElement(name: string): boolean {
  return htmlElements.some((elements) => elements.has(name));
}

/** Lowercases the names of HTML elements; other names are case-sensitive. */
export function elementName(tagName: string): string {
  const lowercase = downcase(tagName);
  return isHtmlElement(lowercase) ? lowercase : tagName;
}
