import { Body, type Node, Text } from './body.ts';
import type { Context } from './context.ts';
import { LiquidError } from './errors.ts';
import { excerptOf, Notes } from './notes.ts';
import { type FilteredValue, parseLaxValue, parseStrictValue } from './output.ts';
import { pairTags, type TagRole } from './pair-tags.ts';
import { outputText } from './ruby-text.ts';
import type { BlockKind, Clause, MarkupReader, TagKinds, TagSource } from './tag.ts';
import type { TextOutput } from './text-output.ts';
import { type Token, tokenize } from './tokenizer.ts';

/**
 * Parses a template as Liquid 4 does in lax mode, and forgives more: what cannot be read costs only the
 * tag itself. Everything else of the post stays.
 *
 * @param kinds the tags that are known; others are left out
 * @param notes gets a note for each tag that was left out or read differently from how it is written
 */
export function parseTemplate(text: string, kinds: TagKinds, notes: Notes): Body {
  const tokens = tokenize(text);
  const parser = new TemplateParser(tokens, kinds, pairTags(tokens, kinds));
  return parser.body(0, tokens.length, notes);
}

class TemplateParser {
  readonly #tokens: readonly Token[];
  readonly #kinds: TagKinds;
  readonly #roles: ReadonlyMap<number, TagRole>;
  readonly #unknown = new Set<string>();

  constructor(tokens: readonly Token[], kinds: TagKinds, roles: ReadonlyMap<number, TagRole>) {
    this.#tokens = tokens;
    this.#kinds = kinds;
    this.#roles = roles;
  }

  /** Parses the tokens from `start` to before `end`. */
  body(start: number, end: number, notes: Notes): Body {
    const nodes: Node[] = [];
    for (let index = start; index < end; index++) {
      const token = this.#tokens[index];
      const role = this.#roles.get(index);
      if (token?.kind === 'tag' && role?.kind === 'open') {
        nodes.push(...this.#block(token, index, role.end, notes));
        index = role.end;
      } else if (token) nodes.push(...this.#single(token, role, notes));
    }
    return new Body(nodes);
  }

  #single(token: Token, role: TagRole | undefined, notes: Notes): Node[] {
    switch (token.kind) {
      case 'text':
        return [new Text(token.source)];
      case 'broken':
        addBroken(notes, token.source, 'is not closed or has no name: it is shown as text');
        return [new Text(token.source)];
      case 'output':
        return [new OutputNode(token.source, readerOf(token.source, notes).value(token.markup))];
      case 'tag':
        return role ? this.#unpaired(token, notes) : this.#tag(token, notes);
    }
  }

  #tag(tag: TagSource, notes: Notes): Node[] {
    const kind = this.#kinds.get(tag.name);
    if (kind && 'parse' in kind) {
      return attempt(tag, notes, () => [kind.parse(tag, readerOf(tag.source, notes))], []);
    }
    const isEndOfUnknown = tag.name.startsWith('end') && this.#unknown.has(tag.name.slice(3));
    if (isEndOfUnknown) return [];
    this.#unknown.add(tag.name);
    notes.add('unknown-tag', `the Liquid tag "${tag.name}" is unknown and was left out`);
    return [];
  }

  #unpaired({ source, name }: TagSource, notes: Notes): [] {
    const isBlock = this.#kinds.has(name);
    addBroken(
      notes,
      source,
      `was left out: ${isBlock ? `"end${name}" is missing` : 'nothing is open'}`,
    );
    return [];
  }

  #block(tag: TagSource, index: number, end: number, notes: Notes): readonly Node[] {
    const kind = this.#kinds.get(tag.name);
    if (!kind || !('parseBlock' in kind)) return [];
    const inner = new Notes();
    const clauses = this.#clauses(tag, kind, index, end, inner);
    const isUnread = inner.list.some(({ reason }) => reason !== 'lax-liquid');
    if (kind.content === 'code' && isUnread) {
      const code = this.#tokens.slice(index + 1, end).map(({ source }) => source);
      clauses[0] = { ...tag, body: new Body([new Text(code.join(''))]) };
    } else if (kind.content !== 'hidden') notes.addAll(inner);
    const parse = () => [kind.parseBlock(clauses, readerOf(tag.source, notes))];
    return attempt(
      tag,
      notes,
      parse,
      clauses.flatMap(({ body }) => body.nodes),
    );
  }

  #clauses(
    tag: TagSource,
    kind: BlockKind,
    index: number,
    end: number,
    notes: Notes,
  ): [Clause, ...Clause[]] {
    const starts = kind.clauses.length > 0 ? this.#clauseStarts(index, end) : [];
    const clauses = starts.map((start, position): Clause => {
      const token = this.#tokens[start];
      const body = this.body(start + 1, starts[position + 1] ?? end, notes);
      return { ...(token?.kind === 'tag' ? token : tag), body };
    });
    const body = this.body(index + 1, starts[0] ?? end, notes);
    return [{ ...tag, body }, ...clauses];
  }

  /** The indexes of the clauses of a block, not of blocks within it. */
  #clauseStarts(index: number, end: number): number[] {
    const starts: number[] = [];
    for (let inner = index + 1; inner < end; inner++) {
      const role = this.#roles.get(inner);
      if (role?.kind === 'clause') starts.push(inner);
      else if (role?.kind === 'open') inner = role.end;
    }
    return starts;
  }
}

class OutputNode implements Node {
  readonly source: string;
  readonly isBlank = false;
  readonly #value: FilteredValue;

  constructor(source: string, value: FilteredValue) {
    this.source = source;
    this.#value = value;
  }

  render(context: Context, output: TextOutput): void {
    output.write(outputText(this.#value.evaluate(context), context));
  }
}

function readerOf(source: string, notes: Notes): MarkupReader {
  const read = <T>(strict: () => T, lax: () => T): T => {
    try {
      return strict();
    } catch (error) {
      if (!(error instanceof LiquidError)) throw error;
    }
    const value = lax();
    const text = `${excerptOf(source)} is not valid Liquid: it was read as Jekyll reads it`;
    notes.add('lax-liquid', text);
    return value;
  };
  return {
    read,
    value: (markup) =>
      read(
        () => parseStrictValue(markup),
        () => parseLaxValue(markup),
      ),
  };
}

function attempt<T>(tag: TagSource, notes: Notes, parse: () => T, otherwise: T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error;
    addBroken(notes, tag.source, `was left out: ${error.message}`);
    return otherwise;
  }
}

function addBroken(notes: Notes, source: string, text: string): void {
  notes.add('broken-liquid', `${excerptOf(source)} ${text}`);
}
