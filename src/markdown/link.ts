import { linkName } from './document.ts';
import { attributesHtml } from './escape.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanState } from './span-state.ts';

const opening = /!?\[(?!\^|$)/y;
const bracket = /\]|!?\[/y;
const idInBrackets = /\s*?\[([^\]]+)?\]/y;
const enclosed = /\(<([^\n]*?)>/y;
const titleAndEnd = /\s*?(?:"((?:[^"]|"(?!\s*\)))+)"|'((?:[^']|'(?!\s*\)))+)')\s*?\)/y;
const parenthesis = /[()]|\s(?=["'])/g;
const escaped = /\\([\\.*_+`<>()[\]{}#!:|"'$=-])/g;

interface Destination {
  readonly url: string;
  readonly title: string | undefined;
}

/** `[text](address "title")`, `[text][name]`, `[text]`, and pictures, with `!` before. */
export function link(state: SpanState, output: SpanOutput): boolean {
  const { scanner } = state;
  const start = scanner.at;
  const mark = scanner.take(opening)?.[0];
  if (mark === undefined) return false;
  const kind = mark === '[' ? 'a' : 'img';
  const isInLink = kind === 'a' && (state.isIn('a') || state.isIn('img'));
  const textStart = scanner.at;
  const inside = isInLink ? undefined : readText(state, kind);
  const text = scanner.text.slice(textStart, scanner.at).replace(escaped, '$1');
  const found = inside && readDestination(state, text);
  if (!inside || !found) {
    scanner.at = start + mark.length;
    output.addText(mark);
    return true;
  }
  const title = ['title', found.title] as const;
  if (kind === 'a')
    output.addElement('a', attributesHtml([['href', found.url], title]), inside.html);
  else {
    output.addElement('img', attributesHtml([['src', found.url], ['alt', text], title]));
    output.images++;
  }
  return true;
}

// Up to the bracket that closes the first; those of pictures in between have been read with them.
function readText(state: SpanState, kind: 'a' | 'img'): SpanOutput | undefined {
  if (state.scanner.find(']', state.scanner.at) < 0) return undefined;
  let count = 1;
  return state.readInside(kind, (inside) => {
    const found = state.scanner.check(bracket);
    if (!found) return false;
    count += found[0] === ']' ? -1 : 1;
    return count === inside.images;
  });
}

function readDestination(state: SpanState, text: string): Destination | undefined {
  const { scanner, document } = state;
  scanner.at++;
  const id = scanner.take(idInBrackets);
  if (id || scanner.text[scanner.at] !== '(') return document.links.get(linkName(id?.[1] ?? text));
  const start = scanner.at;
  const found = readInParentheses(state);
  if (!found) document.spend(scanner.at - start);
  return found;
}

function readInParentheses({ scanner }: SpanState): Destination | undefined {
  let url = scanner.take(enclosed)?.[1];
  if (url !== undefined) {
    if (scanner.text[scanner.at] === ')') {
      scanner.at++;
      return { url, title: undefined };
    }
  } else {
    const start = scanner.at;
    const isClosed = skipAddress(scanner);
    url = scanner.text.slice(start + 1, scanner.at - 1).trim();
    if (isClosed) return { url, title: undefined };
  }
  const title = scanner.take(titleAndEnd);
  return title ? { url, title: title[1] ?? title[2] } : undefined;
}

// To the parenthesis that closes the first, or to the space before a title.
function skipAddress(scanner: { readonly text: string; at: number }): boolean {
  parenthesis.lastIndex = scanner.at;
  let open = 0;
  for (let found = parenthesis.exec(scanner.text); found; found = parenthesis.exec(scanner.text)) {
    scanner.at = found.index + 1;
    if (found[0] === '(') open++;
    else if (found[0] !== ')') return false;
    else if (--open === 0) return true;
  }
  return false;
}
