import type { Body, Node } from './body.ts';
import type { FilteredValue } from './output.ts';

/** A tag, as a template has it. */
export interface TagSource {
  readonly name: string;
  readonly markup: string;
  /** The text of the tag in the template, for notes. */
  readonly source: string;
}

/** A part of a block: the tag or clause that begins it, and what follows. */
export interface Clause extends TagSource {
  readonly body: Body;
}

/** Reads markup, in strict syntax first and, if that fails, as Liquid's lax mode does. */
export interface MarkupReader {
  /** Reads a value with filters. */
  value(markup: string): FilteredValue;
  /**
   * Reads by `strict` or, if it throws, by `lax`, and notes that.
   *
   * @throws {LiquidError} if `lax` throws
   */
  read<T>(strict: () => T, lax: () => T): T;
}

/** A kind of tag. The tag is left out if `parse` throws a LiquidError. */
export interface TagKind {
  readonly parse: (tag: TagSource, reader: MarkupReader) => Node;
}

/** A kind of tag that encloses a part of the template, up to an end tag. */
export interface BlockKind {
  /** The tags that begin a new part of the block, such as `else`. */
  readonly clauses: readonly string[];
  /** Makes the node of a block. If it throws a LiquidError, only its tags are left out. */
  readonly parseBlock: (clauses: readonly [Clause, ...Clause[]], reader: MarkupReader) => Node;
  /**
   * How the template between the tags is treated. `hidden` is never shown, so what cannot be read in it is
   * not noted. `code` is shown as it was written if something in it cannot be read.
   */
  readonly content?: 'hidden' | 'code';
}

/** The tags of a template, by name. */
export type TagKinds = ReadonlyMap<string, TagKind | BlockKind>;
