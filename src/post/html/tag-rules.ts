// Rules of HTML §13.2.6 for tags: which elements are empty, and which tags end an element implicitly.

const voids = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Whether an element has neither content nor an end tag. */
export function isVoid(name: string): boolean {
  return voids.has(name);
}

const rawTexts = new Set(['script', 'style', 'textarea', 'xmp']);

/** Whether text in an element has neither tags nor character references. */
export function hasRawText(name: string): boolean {
  return rawTexts.has(name);
}

const players = /^(?:iframe|video|audio|object|(?:amp|lite)-.*)$/;

/**
 * Whether `<name/>` is a whole element. In HTML it is not, but authors of players mean it so, and otherwise
 * the rest of the post would become the content of the player.
 */
export function closesAtOnce(name: string): boolean {
  return players.test(name);
}

/** Elements whose content is SVG or MathML. */
export const foreignRoots: ReadonlySet<string> = new Set(['svg', 'math']);

/** Elements in SVG or MathML whose content is HTML. */
export const integrationPoints: ReadonlySet<string> = new Set(
  'mi mo mn ms mtext annotation-xml foreignobject desc title'.split(' '),
);

// HTML §13.2.6.5.
const breakouts = new Set(
  [
    'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li',
    'listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a start tag in SVG or MathML ends the drawing or formula. */
export function breaksOutOfForeign(name: string): boolean {
  return breakouts.has(name);
}

const paragraph = new Set(['p']);
const definitions = new Set(['dd', 'dt']);
const annotations = new Set(['rb', 'rt', 'rtc', 'rp']);
const options = new Set(['option']);

const cells = new Set(['td', 'th', 'p']);
const rows = new Set([...cells, 'tr', 'thead', 'tbody']);

const closedByTag = new Map<string, ReadonlySet<string>>([
  ...[
    'address article aside blockquote center details dir div dl fieldset figcaption figure footer form h1 h2 h3',
    'h4 h5 h6 header hr listing main menu nav ol p plaintext pre section table ul xmp',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => [name, paragraph] as const),
  ['li', new Set(['li', 'p'])],
  ['dd', new Set([...definitions, 'p'])],
  ['dt', new Set([...definitions, 'p'])],
  ['rb', annotations],
  ['rt', annotations],
  ['rp', annotations],
  ['option', options],
  ['optgroup', new Set([...options, 'optgroup'])],
  ['td', cells],
  ['th', cells],
  ['tr', new Set([...cells, 'tr'])],
  ['tbody', rows],
  ['tfoot', rows],
]);

/** Returns the elements that a start tag ends if they are innermost; undefined if there are none. */
export function closedByStart(name: string): ReadonlySet<string> | undefined {
  return closedByTag.get(name);
}
