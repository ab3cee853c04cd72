/** What an attribute list says: values by their names, and words that stand for something. */
export interface Attributes {
  readonly values: Map<string, string>;
  /** `toc`, `footnotes`, or the names of other lists. */
  readonly words: string[];
}

/** What stands in a document below one another. Texts are not yet read for what is in a line. */
export type Block =
  | Blank
  | Boundary
  | Paragraph
  | Heading
  | Code
  | Quote
  | List
  | Definitions
  | HtmlElement
  | HtmlText
  | RawHtml
  | MathBlock
  | Table
  | Plain;

export interface Blank {
  readonly kind: 'blank';
  /** The lines themselves. */
  text: string;
  attributes?: Attributes;
}

/** Something that shows nothing, but ends what stands before it. */
export interface Boundary {
  readonly kind: 'boundary';
  /** What it is the end of; `mark` for a `^`. */
  readonly of: 'mark' | 'definition' | 'attributes';
  attributes?: Attributes;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  text: string;
  /** Whether it stands in a list without being set apart. */
  isTight: boolean;
  attributes?: Attributes;
}

export interface Heading {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
  readonly id: string | undefined;
  attributes?: Attributes;
}

export interface Code {
  readonly kind: 'code';
  readonly text: string;
  readonly language: string;
  attributes?: Attributes;
}

export interface Quote {
  readonly kind: 'quote';
  readonly children: Block[];
  attributes?: Attributes;
}

export interface List {
  readonly kind: 'list';
  readonly tag: 'ul' | 'ol';
  readonly items: Item[];
  attributes?: Attributes;
}

export interface Item {
  children: Block[];
  attributes?: Attributes;
}

export interface Definitions {
  readonly kind: 'definitions';
  readonly entries: (Term | Definition)[];
  attributes?: Attributes;
}

export interface Term {
  readonly kind: 'term';
  readonly text: string;
}

export interface Definition {
  readonly kind: 'definition';
  readonly children: Block[];
}

export interface HtmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
  readonly model: ContentModel;
  readonly isClosed: boolean;
  readonly children: Block[];
  attributes?: Attributes;
}

/** How the inside of an HTML element is read. */
export type ContentModel = 'raw' | 'block' | 'span';

/** Text in an HTML element. */
export interface HtmlText {
  readonly kind: 'text';
  text: string;
  /** `verbatim`: as it stands, in a script; `raw`: HTML's text; `span`: Markdown's. */
  readonly as: 'verbatim' | 'raw' | 'span';
  attributes?: Attributes;
}

/** HTML that needs no more reading. */
export interface RawHtml {
  readonly kind: 'html';
  readonly html: string;
  attributes?: Attributes;
}

export interface MathBlock {
  readonly kind: 'math';
  readonly text: string;
  attributes?: Attributes;
}

export interface Table {
  readonly kind: 'table';
  readonly parts: TablePart[];
  readonly alignment: readonly string[];
  readonly columns: number;
  attributes?: Attributes;
}

export interface TablePart {
  readonly tag: 'thead' | 'tbody' | 'tfoot';
  readonly rows: readonly (readonly string[])[];
}

/** A rule across the page. */
export interface Plain {
  readonly kind: 'rule';
  attributes?: Attributes;
}
