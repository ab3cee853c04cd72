import { lstrip, rstrip } from './syntax.ts';

/** A part of a template. `source` is its text in the template. */
export type Token =
  | { readonly kind: 'text'; readonly source: string }
  | { readonly kind: 'output'; readonly source: string; readonly markup: string }
  | {
      readonly kind: 'tag';
      readonly source: string;
      readonly name: string;
      readonly markup: string;
    }
  /** A delimiter or tag that is not complete, such as `{% %}`. */
  | { readonly kind: 'broken'; readonly source: string };

const tag = /^\{%-?[ \t\r\n\f\v]*(\w+|#)[ \t\r\n\f\v]*([\s\S]*)$/;
const rawEnd = /^\{%-?[ \t\r\n\f\v]*endraw(?!\w)[\s\S]*%\}$/;

/** Splits a template into tokens, as Liquid's `TemplateParser` does. White space control is applied. */
export function tokenize(template: string): Token[] {
  const tokens: Token[] = [];
  let isTrimmed = false;
  let isRaw = false;
  for (const source of isolateRaw(split(template))) {
    const isEndOfRaw: boolean = isRaw && rawEnd.test(source);
    const token: Token = isRaw && !isEndOfRaw ? textToken(source) : tokenOf(source);
    if (token.kind === 'text') {
      const text = isTrimmed && !isRaw ? lstrip(source) : source;
      if (text !== '') tokens.push(textToken(text));
      isTrimmed &&= isRaw;
      continue;
    }
    const previous = tokens.at(-1);
    if (!isEndOfRaw && source[2] === '-' && previous?.kind === 'text') {
      tokens[tokens.length - 1] = textToken(rstrip(previous.source));
    }
    // As in Liquid 4, `-%}` of the tag `raw` trims the text after `endraw`.
    if (!isEndOfRaw) isTrimmed = source.at(-3) === '-';
    isRaw = token.kind === 'tag' && token.name === 'raw';
    tokens.push(token);
  }
  return tokens;
}

// An output that is not closed, as in `{% raw %}{{ a {% endraw %}`, swallows the tag after it.
function* isolateRaw(sources: Iterable<string>): Generator<string> {
  for (const source of sources) {
    const start = source.lastIndexOf('{%');
    if (start <= 0 || !rawEnd.test(source.slice(start))) yield source;
    else {
      yield source.slice(0, start);
      yield source.slice(start);
    }
  }
}

/** Splits a template at its tags and outputs. Text, tags and outputs alternate in no fixed order. */
function* split(template: string): Generator<string> {
  let end = 0;
  // So that tags and outputs that are not closed do not search the rest again and again.
  const lastTagEnd = template.lastIndexOf('%}');
  let brace = -1;
  for (let start = template.indexOf('{'); start >= 0; start = template.indexOf('{', start)) {
    const next = template[start + 1];
    if (next !== '{' && next !== '%') {
      start++;
      continue;
    }
    if (start > end) yield template.slice(end, start);
    end = start + 2;
    if (next === '%' && lastTagEnd >= end) end = template.indexOf('%}', end) + 2;
    if (next === '{') {
      if (brace < end) brace = template.indexOf('}', end);
      if (brace < 0) brace = template.length;
      // If two braces do not close it, it is text up to the next delimiter.
      if (template[brace + 1] === '}') end = brace + 2;
    }
    yield template.slice(start, end);
    start = end;
  }
  if (end < template.length) yield template.slice(end);
}

function tokenOf(source: string): Token {
  if (source.startsWith('{%')) {
    const [, name, markup = ''] = tag.exec(withoutEnd(source, '%}')) ?? [];
    if (name !== undefined && source.endsWith('%}')) return { kind: 'tag', source, name, markup };
    return { kind: 'broken', source };
  }
  if (!source.startsWith('{{')) return textToken(source);
  if (source.length < 4 || !source.endsWith('}}')) return { kind: 'broken', source };
  const start = source[2] === '-' && source.length > 4 ? 3 : 2;
  return { kind: 'output', source, markup: withoutEnd(source, '}}').slice(start) };
}

function textToken(source: string): Token {
  return { kind: 'text', source };
}

function withoutEnd(source: string, end: string): string {
  const text = source.endsWith(end) ? source.slice(0, -end.length) : source;
  return text.endsWith('-') && text.length > 3 ? text.slice(0, -1) : text;
}
