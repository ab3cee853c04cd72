import { LiquidError } from './errors.ts';
import { type Lexeme, type LexemeType, lex } from './lexer.ts';

// In brackets. Deeper expressions are read as in lax syntax.
const maxDepth = 50;

/** Reads the markup of a tag or output in strict syntax, as Liquid's `Parser` does. */
export class StrictParser {
  readonly #lexemes: readonly Lexeme[];
  #position = 0;
  #depth = 0;

  /** @throws {LiquidError} if the markup has a character that is not allowed */
  constructor(markup: string) {
    this.#lexemes = lex(markup);
  }

  /** Whether the next token, or one after it, is of a type. */
  look(type: LexemeType, ahead = 0): boolean {
    return this.#lexemes[this.#position + ahead]?.type === type;
  }

  /**
   * Reads a token of a type.
   *
   * @throws {LiquidError} if the next token is of another type
   */
  consume(type: LexemeType): string {
    const text = this.accept(type);
    if (text === undefined) throw new LiquidError(`${type} is missing`);
    return text;
  }

  /** Reads the next token if it is of a type. */
  accept(type: LexemeType): string | undefined {
    const next = this.#lexemes[this.#position];
    if (next?.type !== type) return undefined;
    this.#position++;
    return next.text;
  }

  /** Reads the next token if it is this word. */
  acceptWord(word: string): boolean {
    const next = this.#lexemes[this.#position];
    if (next?.type !== 'id' || next.text !== word) return false;
    this.#position++;
    return true;
  }

  /**
   * Reads an expression.
   *
   * @returns its text, without spaces
   * @throws {LiquidError} if there is none
   */
  expression(): string {
    this.#depth++;
    if (this.#depth > maxDepth) throw new LiquidError('it is nested too deeply');
    const text = this.#expression();
    this.#depth--;
    return text;
  }

  /**
   * Reads an argument of a filter, which may have a name.
   *
   * @throws {LiquidError} if there is none
   */
  argument(): string {
    const isNamed = this.look('id') && this.look(':', 1);
    const name = isNamed ? `${this.consume('id')}${this.consume(':')} ` : '';
    return name + this.expression();
  }

  #expression(): string {
    const literal = this.accept('string') ?? this.accept('number');
    if (literal !== undefined) return literal;
    const name = this.accept('id');
    if (name !== undefined) return name + this.#lookups();
    if (this.look('[')) return this.#lookups();
    if (this.accept('(') === undefined) throw new LiquidError('an expression is missing');
    const first = this.expression();
    this.consume('dotdot');
    const last = this.expression();
    this.consume(')');
    return `(${first}..${last})`;
  }

  #lookups(): string {
    const parts: string[] = [];
    for (;;) {
      if (this.accept('[') !== undefined) {
        parts.push(`[${this.expression()}]`);
        this.consume(']');
      } else if (this.accept('.') !== undefined) parts.push(`.${this.consume('id')}`);
      else return parts.join('');
    }
  }
}
