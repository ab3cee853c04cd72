// The block elements of a document. Their text is parsed for spans only when it is rendered.

export interface AttributeList {
  readonly attributes: Map<string, string>;
  /** Names in the list: `toc`, `footnotes` or the names of ALDs. */
  readonly refs: string[];
}

interface Element {
  /** The attributes from the IALs of the element. */
  ial?: AttributeList;
}

export type Block =
  | Blank
  | Eob
  | Paragraph
  | Header
  | Codeblock
  | Blockquote
  | List
  | DefinitionList
  | HtmlElement
  | HtmlText
  | RawHtml
  | MathBlock
  | Table
  | HorizontalRule;

export interface Blank extends Element {
  readonly kind: 'blank';
  /** The blank lines themselves. */
  text: string;
}

/** An end of block (EOB): renders as nothing, but separates the blocks around it. */
interface Eob extends Element {
  readonly kind: 'eob';
  /**
   * `marker`: a line with `^`; `definition`: a definition of a link, a footnote or an abbreviation;
   * `extension`: an extension, an IAL or an ALD.
   */
  readonly cause: 'marker' | 'definition' | 'extension';
}

export interface Paragraph extends Element {
  readonly kind: 'paragraph';
  text: string;
  /** Whether it is rendered without `<p>`, as in a tight list. */
  isTransparent: boolean;
}

export interface Header extends Element {
  readonly kind: 'header';
  readonly level: number;
  readonly text: string;
  /** The ID given as `{#id}`. */
  readonly id: string | undefined;
}

export interface Codeblock extends Element {
  readonly kind: 'codeblock';
  readonly text: string;
  readonly language: string;
}

interface Blockquote extends Element {
  readonly kind: 'blockquote';
  readonly children: Block[];
}

export interface List extends Element {
  readonly kind: 'list';
  readonly tag: 'ul' | 'ol';
  readonly items: ListItem[];
  /** The number of the first item. By default, it is 1. */
  readonly start?: number;
}

export interface ListItem extends Element {
  children: Block[];
}

export interface DefinitionList extends Element {
  readonly kind: 'definitionList';
  readonly entries: (Term | Definition)[];
}

export interface Term {
  readonly kind: 'term';
  readonly text: string;
}

export interface Definition {
  readonly kind: 'definition';
  readonly children: Block[];
}

export interface HtmlElement extends Element {
  readonly kind: 'htmlElement';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly contentModel: ContentModel;
  readonly children: Block[];
}

/** How the content of an HTML element is parsed. */
export type ContentModel = 'raw' | 'block' | 'span';

/** Text in an HTML element. */
export interface HtmlText extends Element {
  readonly kind: 'htmlText';
  text: string;
  /** `verbatim`: the content of a script or style; `raw`: without Markdown; `span`: Markdown. */
  readonly as: 'verbatim' | 'raw' | 'span';
}

/** HTML that is rendered as is: a comment, or the body of a `nomarkdown` extension. */
interface RawHtml extends Element {
  readonly kind: 'rawHtml';
  readonly html: string;
}

interface MathBlock extends Element {
  readonly kind: 'mathBlock';
  readonly text: string;
}

export interface Table extends Element {
  readonly kind: 'table';
  readonly parts: TablePart[];
  readonly alignment: readonly string[];
  readonly columnCount: number;
}

export interface TablePart {
  readonly tag: 'thead' | 'tbody' | 'tfoot';
  readonly rows: readonly (readonly string[])[];
}

interface HorizontalRule extends Element {
  readonly kind: 'horizontalRule';
}
