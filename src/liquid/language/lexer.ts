import { LiquidError } from './errors.ts';

/** A token of an expression: its type and its text. */
export interface Lexeme {
  readonly type: LexemeType;
  readonly text: string;
}

export type LexemeType =
  | 'comparison'
  | 'string'
  | 'number'
  | 'id'
  | 'dotdot'
  | 'end'
  | '|'
  | '.'
  | ':'
  | ','
  | '['
  | ']'
  | '('
  | ')'
  | '?'
  | '-';

// The alternatives are tried in this order.
const lexeme =
  /[ \t\r\n\f\v]*(?:(?<comparison>==|!=|<>|<=?|>=?|contains(?=[ \t\r\n\f\v]))|(?<string>'[^']*'|"[^"]*")|(?<number>-?\d+(?:\.\d+)?)|(?<id>[a-zA-Z_][\w-]*\??)|(?<dotdot>\.\.)|(?<special>[|.:,[\]()?-])|(?<end>$))/y;

/**
 * Splits the markup of a tag or output, as Liquid's lexer for strict syntax does.
 *
 * @throws {LiquidError} if it has a character that is not allowed
 */
export function lex(markup: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  lexeme.lastIndex = 0;
  for (;;) {
    const groups = lexeme.exec(markup)?.groups;
    if (!groups) throw new LiquidError('it has an unexpected character');
    const type = typeOf(groups);
    lexemes.push({ type, text: groups[type] ?? groups.special ?? '' });
    if (type === 'end') return lexemes;
  }
}

const named = ['comparison', 'string', 'number', 'id', 'dotdot', 'end'] as const;

function typeOf(groups: Readonly<Record<string, string | undefined>>): LexemeType {
  const special = specials.find((type) => type === groups.special);
  return special ?? named.find((type) => groups[type] !== undefined) ?? 'end';
}

const specials = ['|', '.', ':', ',', '[', ']', '(', ')', '?', '-'] as const;
