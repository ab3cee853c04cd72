import { addAttributes, mergeAttributeList } from './attribute-lists.ts';
import type { AttributeList } from './blocks.ts';
import type { Document } from './document.ts';

const noAttributes: ReadonlyMap<string, string> = new Map();

/** Adds to the attribute list definition (ALD) of a name. */
export function defineAttributeList(name: string, text: string, document: Document): void {
  document.alds.set(name, mergeAttributeList(document.alds.get(name), text, document));
}

/**
 * Returns the attributes of a list with those of the definitions that it refers to, which may follow it in
 * the document.
 */
export function attributesOf(
  { attributes, refs }: AttributeList,
  document: Document,
): ReadonlyMap<string, string> {
  if (refs.length === 0) return attributes;
  const all = new Map<string, string>();
  for (const ref of refs) {
    const added = attributesOfDefinition(ref, document);
    document.spendOnCopies(...added.keys(), ...added.values());
    addAttributes(all, added);
  }
  addAttributes(all, attributes);
  return all;
}

function attributesOfDefinition(name: string, document: Document): ReadonlyMap<string, string> {
  const { alds, aldAttributes } = document;
  const known = aldAttributes.get(name);
  const list = alds.get(name);
  if (known) return known;
  if (!list || !document.enterNesting()) return noAttributes;
  // Ends the recursion of definitions that refer to each other.
  aldAttributes.set(name, noAttributes);
  const attributes = attributesOf(list, document);
  aldAttributes.set(name, attributes);
  document.leaveNesting();
  return attributes;
}
