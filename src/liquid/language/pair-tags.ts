import type { TagKinds } from './tag.ts';
import type { Token } from './tokenizer.ts';

// The nesting of blocks, as in Liquid.
const maxDepth = 100;

/** The role of a tag in a template. Tags that are not in the map stand alone. */
export type TagRole =
  | { readonly kind: 'open'; readonly end: number }
  | { readonly kind: 'clause' }
  | { readonly kind: 'end' }
  /** A block without end, or a clause or end without block. */
  | { readonly kind: 'unpaired' };

interface OpenBlock {
  readonly name: string;
  readonly index: number;
}

/**
 * Finds which tags belong together. As nothing may cost more than itself, a block that is not closed is
 * unpaired, and so are clauses and ends without a block.
 *
 * @returns the roles by the index of the token
 */
export function pairTags(tokens: readonly Token[], kinds: TagKinds): ReadonlyMap<number, TagRole> {
  const roles = new Map<number, TagRole>();
  const open: OpenBlock[] = [];
  const counts = new Map<string, number>();
  const count = (name: string, change: number) =>
    counts.set(name, (counts.get(name) ?? 0) + change);
  const close = (index: number, name: string) => {
    for (let block = open.pop(); block; block = open.pop()) {
      count(block.name, -1);
      if (block.name === name) {
        roles.set(block.index, { kind: 'open', end: index });
        return;
      }
      roles.set(block.index, { kind: 'unpaired' });
    }
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'tag') continue;
    const { name } = token;
    const kind = kinds.get(name);
    if (kind && 'parseBlock' in kind) {
      roles.set(index, { kind: 'unpaired' });
      if (open.length >= maxDepth) continue;
      open.push({ name, index });
      count(name, 1);
    } else if (name.startsWith('end') && kinds.has(name.slice(3))) {
      const isOpen = (counts.get(name.slice(3)) ?? 0) > 0;
      roles.set(index, { kind: isOpen ? 'end' : 'unpaired' });
      if (isOpen) close(index, name.slice(3));
    } else if (clauseNames.has(name)) {
      roles.set(index, { kind: isClauseOf(open.at(-1), name, kinds) ? 'clause' : 'unpaired' });
    }
  }
  return roles;
}

const clauseNames: ReadonlySet<string> = new Set(['else', 'elsif', 'when']);

function isClauseOf(block: OpenBlock | undefined, name: string, kinds: TagKinds): boolean {
  const kind = block && kinds.get(block.name);
  return kind !== undefined && 'parseBlock' in kind && kind.clauses.includes(name);
}
