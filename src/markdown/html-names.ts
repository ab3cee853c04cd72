import type { ContentModel } from './blocks.ts';

// How kramdown sorts the elements of HTML.

const words = (list: string) => new Set(list.split(/\s+/));

/** Elements that may stand in a line. */
export const spanElements = words(
  `a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb
  rbc rp rt rtc ruby samp select small span strong sub sup tt u var`,
);

/** Elements that a line may not hold: there they are text. */
export const blockElements = words(
  `address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol
  optgroup p pre section summary table tbody td th thead tfoot tr ul`,
);

/** Elements that hold nothing. */
export const emptyElements = words(
  'area base br col command embed hr img input keygen link meta param source track wbr',
);

const blockModel = words(
  `address applet article aside blockquote body dd details div dl fieldset figure figcaption footer
  form header hgroup iframe li main map menu nav noscript object section summary td`,
);
const spanModel = words(
  `a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend
  optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt`,
);
const rawModel = words('script style math option textarea pre code kbd samp var');
const known = [spanElements, blockElements, emptyElements, blockModel, spanModel, rawModel];

/** How Markdown in this element is read, where it is read. */
export function contentModelOf(name: string): ContentModel {
  if (blockModel.has(name)) return 'block';
  return spanModel.has(name) ? 'span' : 'raw';
}

/** Whether an element of this name, in lower case, is one of HTML. */
export function isKnown(name: string): boolean {
  return known.some((names) => names.has(name));
}

/** An element's name: those of HTML are the same in any case. */
export function elementName(written: string): string {
  const lower = written.toLowerCase();
  return isKnown(lower) ? lower : written;
}
