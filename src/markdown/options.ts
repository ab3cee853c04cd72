import { rubyPattern } from './ruby-pattern.ts';
/** The kramdown options that change the text of the output. */
export interface KramdownOptions {
  /** `input: GFM`: adds backtick fences, task lists and strikethrough. */
  readonly isGfm: boolean;
  /** Tables, fences and ordered lists are those of CommonMark and GFM, not of kramdown. This is no option of kramdown's. */
  readonly isCommonMark: boolean;
  /** The GFM quirk `paragraph_end`: lists, headers, blockquotes and fences end a paragraph. */
  readonly paragraphEnd: boolean;
  /** False for the GFM quirk `no_auto_typographic`: typographic symbols stay as typed. */
  readonly autoTypographic: boolean;
  /** In GFM, every newline in a paragraph is a line break. */
  readonly hardWrap: boolean;
  /** `line_numbers`: codeblocks in a language that Rouge knows have line numbers. */
  readonly lineNumbers: boolean;
  /** The symbols for opening and closing `'`, then for opening and closing `"`. */
  readonly smartQuotes: readonly [string, string, string, string];
  /** Replacements for typographic symbols, keyed by kramdown's names, such as `mdash`. */
  readonly typographicSymbols: Readonly<Record<string, string>>;
  /** Whether Markdown is parsed in block HTML without a `markdown` attribute. */
  readonly parseBlockHtml: boolean;
  /** Whether Markdown is parsed in span HTML without a `markdown` attribute. */
  readonly parseSpanHtml: boolean;
  /** False for `math_engine: null`: formulas keep their dollar signs. */
  readonly hasMathEngine: boolean;
  /** The number of the first footnote. */
  readonly footnoteNr: number;
  /** The text of the link from a footnote back to its marker. If empty, there is no link. */
  readonly footnoteBacklink: string;
  /** Whether headers without an ID are given one. */
  readonly autoIds: boolean;
  /** The start of all IDs that headers are given. */
  readonly autoIdPrefix: string;
  /** The levels of the headers in a table of contents. */
  readonly tocLevels: readonly number[];
}

const levelRange = rubyPattern(/^\s*(\d)\s*(?:-|\.\.)\s*(\d)\s*$/);
const levelSeparator = rubyPattern(/[,\s]+/);

export const defaultOptions: KramdownOptions = {
  isGfm: true,
  isCommonMark: false,
  paragraphEnd: true,
  autoTypographic: true,
  hardWrap: false,
  lineNumbers: false,
  smartQuotes: ['‘', '’', '“', '”'],
  typographicSymbols: {},
  parseBlockHtml: false,
  parseSpanHtml: true,
  hasMathEngine: true,
  footnoteNr: 1,
  footnoteBacklink: '↩',
  autoIds: true,
  autoIdPrefix: '',
  tocLevels: [1, 2, 3, 4, 5, 6],
};

/** Applies the attributes of an options extension: `{::options toc_levels="2..3" /}`. */
export function withExtensionOptions(
  options: KramdownOptions,
  attributes: ReadonlyMap<string, string>,
): KramdownOptions {
  const blockHtml = attributes.get('parse_block_html');
  const spanHtml = attributes.get('parse_span_html');
  const autoIds = attributes.get('auto_ids');
  const firstNumber = Number(attributes.get('footnote_nr') ?? options.footnoteNr);
  return {
    ...options,
    parseBlockHtml: blockHtml === undefined ? options.parseBlockHtml : blockHtml === 'true',
    parseSpanHtml: spanHtml === undefined ? options.parseSpanHtml : spanHtml === 'true',
    footnoteBacklink: attributes.get('footnote_backlink') ?? options.footnoteBacklink,
    footnoteNr: Number.isInteger(firstNumber) ? firstNumber : options.footnoteNr,
    autoIds: autoIds === undefined ? options.autoIds : autoIds === 'true',
    autoIdPrefix: attributes.get('auto_id_prefix') ?? options.autoIdPrefix,
    tocLevels: parseTocLevels(attributes.get('toc_levels')) ?? options.tocLevels,
  };
}

/** Parses the option `toc_levels`: `2..3`, `2-3` or `1,2`. */
export function parseTocLevels(text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const range = levelRange.exec(text);
  const listed = text.split(levelSeparator).map(Number);
  return [1, 2, 3, 4, 5, 6].filter((level) =>
    range ? level >= Number(range[1]) && level <= Number(range[2]) : listed.includes(level),
  );
}
