import type { BlockState } from './block-state.ts';
import { takeIndented } from './code.ts';
import { linkName } from './document.ts';

const footnoteStart = / {0,3}\[\^(\w[\w-]*)\]:/y;
const linkStart = / {0,3}\[([^\n\]]{1,1000})\]:[ \t]*/y;
const titleLine = /[ \t]*(?:"(.+?)"|'(.+?)')[ \t]*\n/y;
const abbreviationStart = / {0,3}\*\[([^\n]+?)\]:(.*)\n/y;

/** `[^name]: text`, a footnote; lines of it that are set in follow. */
export function footnoteDefinition(state: BlockState): boolean {
  const { scanner, document } = state;
  const name = scanner.take(footnoteStart)?.[1];
  if (name === undefined) return false;
  const text = scanner.takeLine() + takeIndented(scanner);
  document.footnotes.set(name, state.readText(text.trimStart().replace(/^(?:\t| {4})/gm, '')));
  state.add({ kind: 'boundary', of: 'definition' });
  return true;
}

/** `[name]: address "title"`. The title may stand on the next line. */
export function linkDefinition(state: BlockState): boolean {
  const { scanner, document } = state;
  const before = scanner.at;
  const name = scanner.take(linkStart)?.[1];
  if (name === undefined) return false;
  const line = scanner.takeLine().trimEnd();
  const found = addressAndTitle(line);
  if (!found) {
    scanner.at = before;
    return false;
  }
  const next = found.title === undefined ? scanner.take(titleLine) : null;
  const title = found.title ?? next?.[1] ?? next?.[2];
  document.links.set(linkName(name), { url: found.url, title });
  state.add({ kind: 'boundary', of: 'definition' });
  return true;
}

function addressAndTitle(line: string): { url: string; title: string | undefined } | undefined {
  const enclosed = /^<([^\n]*?)>(?:[ \t]+(?:"(.+)"|'(.+)'))?$/.exec(line);
  if (enclosed) return { url: enclosed[1] ?? '', title: enclosed[2] ?? enclosed[3] };
  const quote = line.at(-1);
  for (const found of line.matchAll(/[ \t]+(["'])/g)) {
    const start = found.index + found[0].length;
    const isTitle = found[1] === quote && start < line.length - 1 && found.index > 0;
    if (isTitle) return { url: line.slice(0, found.index), title: line.slice(start, -1) };
    return undefined;
  }
  return line === '' ? undefined : { url: line, title: undefined };
}

/** `*[HTML]: what it stands for`. */
export function abbreviationDefinition(state: BlockState): boolean {
  const found = state.scanner.take(abbreviationStart);
  if (!found) return false;
  state.document.abbreviations.set(found[1] ?? '', (found[2] ?? '').trim());
  state.add({ kind: 'boundary', of: 'definition' });
  return true;
}
