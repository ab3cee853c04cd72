import type { MarkdownIt, StateBlock } from 'markdown-it';
import { lineOf } from './blocks.ts';

// Bounded, since each opening brace is tried to its end.
const attributeList = /^\{:(?!\/)[^{}]{0,500}\}[ \t]*$/;
const behindElement = /\{:(?![:/])[^{}\n]{1,500}\}/y;
const extension = /\{::(comment|nomarkdown|options)(?:\s[^{}]{0,500}?)?(\/?)\}/y;
const stop = /\{:\/(?:comment|nomarkdown)?\}/g;

/**
 * Passes over kramdown's attribute lists, `{: .note}`, on a line of their own or behind an element,
 * since styles do not travel in feeds, and heeds its extensions: `{::comment}`, `{::nomarkdown}` and
 * `{::options /}`. In code, both are code.
 */
export function extensions(markdown: MarkdownIt): void {
  markdown.block.ruler.before('paragraph', 'attribute_list', passAttributes, {
    alt: ['paragraph', 'reference', 'blockquote'],
  });
  markdown.block.ruler.before('list', 'extension', passExtension);
  markdown.inline.ruler.push('attribute_list', (state, silent) => {
    const isBehindText = state.pending !== '' || /^text/.test(state.tokens.at(-1)?.type ?? 'text');
    behindElement.lastIndex = state.pos;
    const found = isBehindText && !silent ? null : behindElement.exec(state.src);
    if (!found) return false;
    state.pos += found[0].length;
    return true;
  });
  markdown.inline.ruler.push('extension', (state, silent) => {
    const found = extensionAt(state, state.pos);
    if (!found) return false;
    if (!silent && found.name === 'nomarkdown')
      state.push('html_inline', '', 0).content = found.body;
    state.pos = found.end;
    return true;
  });
}

function passAttributes(state: StateBlock, startLine: number, _end: number, silent: boolean) {
  const line = lineOf(state, startLine);
  if (!attributeList.test(line)) return false;
  if (silent) return true;
  const last = state.tokens.at(-1);
  if (/[\s:]toc\b/.test(line) && /^(?:bullet|ordered)_list_close$/.test(last?.type ?? '')) {
    if (last) last.meta = { isContents: true };
  }
  state.line = startLine + 1;
  return true;
}

function passExtension(state: StateBlock, startLine: number, endLine: number, silent: boolean) {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const found = extensionAt(state, start);
  if (!found) return false;
  let line = startLine;
  while (line < endLine && (state.eMarks[line] ?? 0) < found.end) line++;
  if (state.src.slice(found.end, state.eMarks[line]).trim() !== '') return false;
  if (silent) return true;
  if (found.name === 'nomarkdown') state.push('html_block', '', 0).content = found.body;
  state.line = line + 1;
  return true;
}

// Texts in which no extension ends from a position on, so that they are not searched again.
const endless = new WeakMap<object, number>();

function extensionAt(state: { readonly src: string }, start: number) {
  const text = state.src;
  extension.lastIndex = start;
  const open = extension.exec(text);
  if (!open) return undefined;
  const [whole, name = '', slash] = open;
  const bodyStart = start + whole.length;
  if (slash === '/' || name === 'options') return { name, body: '', end: bodyStart };
  if (bodyStart >= (endless.get(state) ?? Infinity)) return undefined;
  stop.lastIndex = bodyStart;
  const end = stop.exec(text);
  if (!end) {
    endless.set(state, bodyStart);
    return undefined;
  }
  return { name, body: text.slice(bodyStart, end.index), end: end.index + end[0].length };
}
