import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

const fenceStart = /^ {0,3}(`{3,}|~{3,})[ \t]*(\S*)[ \t]*$/;

/**
 * Code as kramdown has it: a span ends at the very next run of as many backticks, a fence has one
 * word behind it at the most, and without an end it is no fence.
 */
export function code(markdown: MarkdownIt): void {
  markdown.inline.ruler.at('backticks', codeSpan);
  markdown.inline.ruler.before('html_inline', 'code_html', codeElement);
  const fence = ruleNamed(markdown, 'fence');
  markdown.block.ruler.at(
    'fence',
    (state, startLine, endLine, silent) =>
      hasEnd(state, startLine, endLine) && fence(state, startLine, endLine, silent),
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

type BlockRule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean;

/** The rule that stands under a name, to be put to use by the one that takes its place. */
export function ruleNamed(markdown: MarkdownIt, name: string): BlockRule {
  const { ruler } = markdown.block;
  const all = ruler.getRules('');
  ruler.disable(name);
  const rest = new Set(ruler.getRules(''));
  ruler.enable(name);
  const rule = all.find((candidate) => !rest.has(candidate));
  if (!rule) throw new Error(`markdown-it has no rule "${name}"`);
  return rule;
}

function codeSpan(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charAt(pos) !== '`') return false;
  let start = pos;
  while (start < posMax && src.charAt(start) === '`') start++;
  const ticks = src.slice(pos, start);
  const isSimple = ticks.length === 1;
  const standsAlone = isSimple && /^\s?$/.test(src.charAt(pos - 1)) && /\s/.test(src.charAt(start));
  const end = standsAlone ? -1 : endOfCode(state, ticks, start);
  if (end < 0) {
    if (!silent) state.pending += ticks;
    state.pos = start;
    return true;
  }
  if (!silent) {
    const content = src.slice(start, end);
    const token = state.push('code_inline', 'code', 0);
    token.markup = ticks;
    token.content = isSimple ? content : content.replace(/^ /, '').replace(/ $/, '');
  }
  state.pos = end + ticks.length;
  return true;
}

// Where none was found, there is none further on.
function endOfCode(state: StateInline, ticks: string, start: number): number {
  if ((state.backticks[ticks.length] ?? Infinity) <= start) return -1;
  const end = state.src.indexOf(ticks, start);
  if (end >= 0 && end + ticks.length <= state.posMax) return end;
  if (end < 0) state.backticks[ticks.length] = start;
  return -1;
}

const codeTag = /<(code|kbd|samp|var|script|style|textarea|math)(?=[\s>])[^<>]*>/iy;

const noTag = /<(?!\/?[A-Za-z][\w-]*(?:\s[^<>]*)?>)/g;

/** `<code>` within a line: what it encloses is no Markdown. */
function codeElement(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '<') return false;
  codeTag.lastIndex = state.pos;
  const open = codeTag.exec(state.src);
  if (!open) return false;
  const close = new RegExp(`</${open[1]}\\s*>`, 'gi');
  close.lastIndex = state.pos;
  const found = close.exec(state.src);
  const end = found ? found.index + found[0].length : state.posMax;
  if (end > state.posMax) return false;
  if (!silent) {
    const raw = state.src.slice(state.pos, end);
    state.push('html_inline', '', 0).content = raw.replace(noTag, '&lt;');
  }
  state.pos = end;
  return true;
}

function hasEnd(state: StateBlock, startLine: number, endLine: number): boolean {
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
  const fence = fenceStart.exec(lineAt(startLine))?.[1];
  if (fence === undefined) return false;
  for (let line = startLine + 1; line < endLine; line++) {
    const isOutside = (state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line);
    if (isOutside) return false;
    const text = lineAt(line);
    if (
      text.startsWith(fence) &&
      text.slice(fence.length).replaceAll(fence.charAt(0), '').trim() === ''
    ) {
      return true;
    }
  }
  return false;
}
