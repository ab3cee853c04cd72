import type { Attributes } from './blocks.ts';
import type { Document } from './document.ts';
import { Scanner } from './scanner.ts';

const pair = /([\w-]+)=(?:"([^"}]*)"|'([^'}]*)')/y;
const idOrClass = /(?:#[A-Za-z][\w:-]*|\.[^\s.#]+)+(?!\S)/y;
const word = /\w[\w-]*(?!\S)/y;
const other = /\s+|\S+/y;

// A list may name another, which may name another; and itself.
const maxNames = 20;

/** Adds to `given` what an attribute list says, the text between `{:` and `}`. */
export function addAttributes(
  given: Attributes | undefined,
  text: string,
  document: Document,
): Attributes {
  const attributes = given ?? { values: new Map(), words: [] };
  const scanner = new Scanner(text);
  while (!scanner.isAtEnd) {
    const found = scanner.take(pair);
    const marks = found ? null : scanner.take(idOrClass);
    const name = found || marks ? undefined : scanner.take(word)?.[0];
    if (found) attributes.values.set(found[1] ?? '', found[2] ?? found[3] ?? '');
    else if (marks) addMarks(attributes, marks[0]);
    else if (name !== undefined) addNamed(attributes, name, document);
    else scanner.take(other);
  }
  return attributes;
}

function addMarks({ values }: Attributes, marks: string): void {
  for (const [, sign, name = ''] of marks.matchAll(/([#.])([^.#]+)/g)) {
    if (sign === '#') values.set('id', name);
    else values.set('class', `${values.get('class') ?? ''} ${name}`.trim());
  }
}

function addNamed(attributes: Attributes, name: string, document: Document): void {
  attributes.words.push(name);
  const named = document.attributeLists.get(name);
  if (named !== undefined && attributes.words.length < maxNames) {
    addAttributes(attributes, named, document);
  }
}
