/** What of kramdown's configuration changes the text that comes out. */
export interface KramdownOptions {
  /** `input: GFM`, Jekyll's default: fences of backticks, task lists and `~~`. */
  readonly isGfm: boolean;
  /** Whether lists, headings, quotes and fences end a paragraph. */
  readonly endsParagraphs: boolean;
  /** Whether dashes, dots and angles become signs. */
  readonly hasSigns: boolean;
  /** Whether each end of a line is one to the reader. */
  readonly hardWrap: boolean;
  /** Whether the lines of code have numbers. */
  readonly hasLineNumbers: boolean;
  /** The signs for `'`, `'`, `"` and `"`, opening and closing. */
  readonly quotes: readonly [string, string, string, string];
  /** Signs in place of kramdown's own for dashes, dots and angles. */
  readonly signs: Readonly<Record<string, string>>;
  /** Whether Markdown in block HTML is read though nothing marks it. */
  readonly parsesBlockHtml: boolean;
  readonly parsesSpanHtml: boolean;
  /** The number of the first footnote. */
  readonly footnoteStart: number;
  /** What leads back from a footnote; empty for nothing. */
  readonly footnoteBacklink: string;
  /** Headings of these levels are in a table of contents. */
  readonly tocLevels: readonly number[];
}

export const defaultOptions: KramdownOptions = {
  isGfm: true,
  endsParagraphs: true,
  hasSigns: true,
  hardWrap: false,
  hasLineNumbers: false,
  quotes: ['‘', '’', '“', '”'],
  signs: {},
  parsesBlockHtml: false,
  parsesSpanHtml: true,
  footnoteStart: 1,
  footnoteBacklink: '↩',
  tocLevels: [1, 2, 3, 4, 5, 6],
};
