import type { BlockState } from './block-state.ts';
import { takeIndented } from './code.ts';
import { linkName } from './document.ts';

const footnoteStart = / {0,3}\[\^(\w[\w-]*)\]:/y;
const linkStart = / {0,3}\[([^\n\]]{1,1000})\]:[ \t]*/y;
const titleLine = /[ \t]*(?:"(.+?)"|'(.+?)')[ \t]*\n/y;
const abbreviationStart = / {0,3}\*\[([^\n]+?)\]:(.*)\n/y;

interface Found {
  readonly url: string;
  readonly title: string | undefined;
}

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

function addressAndTitle(line: string): Found | undefined {
  const end = line.startsWith('<') ? line.indexOf('>') : -1;
  const enclosed = end < 0 ? undefined : withTitle(line.slice(1, end), line.slice(end + 1));
  if (enclosed) return enclosed;
  const quote = line.search(/(?<=[ \t])["']/);
  if (quote > 0) return withTitle(line.slice(0, quote).trimEnd(), line.slice(quote - 1));
  return line === '' ? undefined : { url: line, title: undefined };
}

// What stands behind an address must be nothing, or a title in quotes that ends the line.
function withTitle(url: string, rest: string): Found | undefined {
  if (rest === '') return { url, title: undefined };
  const title = rest.trimStart();
  const isSetApart = title.length < rest.length;
  const isQuoted = /^["']/.test(title) && title.length > 2 && title.at(-1) === title[0];
  return isSetApart && isQuoted ? { url, title: title.slice(1, -1) } : undefined;
}

/** `*[HTML]: what it stands for`. */
export function abbreviationDefinition(state: BlockState): boolean {
  const found = state.scanner.take(abbreviationStart);
  if (!found) return false;
  state.document.abbreviations.set(found[1] ?? '', (found[2] ?? '').trim());
  state.add({ kind: 'boundary', of: 'definition' });
  return true;
}
