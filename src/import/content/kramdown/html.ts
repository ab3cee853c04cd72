import type { MarkdownIt, StateBlock } from 'markdown-it';
import { ruleNamed } from './code.ts';

// Elements that stand within a line for kramdown; every other one is a block of its own.
const spans = new Set(
  `a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb
  rbc rp rt rtc ruby samp select small span strong sub sup tt u var`.split(/\s+/),
);
const empty = new Set(
  'area base br col command embed hr img input keygen link meta param source track wbr'.split(' '),
);
// Of these, `markdown="1"` means that the text is one line's, not blocks.
const lines = new Set('address caption dt h1 h2 h3 h4 h5 h6 legend p summary th'.split(' '));
const verbatim = new Set('script style pre textarea math'.split(' '));

const tag =
  /<(\/?)([A-Za-z_][\w.:-]{0,60})((?:\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/y;
const markdownAttribute = /\smarkdown\s*=\s*["']?(1|block|span)\b/;

// Markdown within HTML within Markdown: deeper than this is no post.
const maxDepth = 20;

/**
 * HTML as a block of its own, for kramdown: from a tag to its end, with blank lines in it and without
 * Markdown, unless `markdown="1"` (or `block`, `span`) says so.
 */
export function html(markdown: MarkdownIt): void {
  const paragraph = ruleNamed(markdown, 'paragraph');
  markdown.block.ruler.at(
    'html_block',
    (state, startLine, endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
      const limit = { line: endLine, end: state.eMarks[endLine - 1] ?? state.src.length };
      let end = blockEnd(state, start, limit.end);
      if (end === undefined) return false;
      if (silent) return true;
      let at = start;
      for (; end !== undefined; end = blockEnd(state, at, limit.end)) {
        write(state, at, end);
        at = skipBlanks(state.src, end, limit.end);
        if (at >= limit.end || state.src.charAt(at) === '\n') break;
      }
      let line = startLine;
      while (line < endLine && (state.eMarks[line] ?? 0) < at) line++;
      const isWhole = at >= (state.eMarks[line] ?? 0);
      state.line = isWhole ? line + 1 : line;
      if (isWhole) return true;
      // What stands behind the end on its line is a paragraph.
      state.bMarks[line] = at;
      state.tShift[line] = 0;
      state.sCount[line] = state.blkIndent;
      return paragraph(state, line, endLine, false);
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /[ \t]/.test(text.charAt(at))) at++;
  return at;
}

/** Where the block that begins here ends; undefined where none does. */
function blockEnd(state: StateBlock, start: number, limit: number): number | undefined {
  const { src } = state;
  if (src.charAt(start) !== '<') return undefined;
  if (src.startsWith('<!--', start)) {
    const end = src.indexOf('-->', start + 4);
    return end >= 0 && end < limit ? end + 3 : undefined;
  }
  const open = openTag(src, start);
  if (!open || spans.has(open.name)) return undefined;
  if (open.isClosed || empty.has(open.name)) return open.end;
  return elementEnd(src, open, limit).end;
}

interface OpenTag {
  readonly name: string;
  readonly attributes: string;
  readonly isClosed: boolean;
  readonly end: number;
}

function openTag(text: string, start: number): OpenTag | undefined {
  tag.lastIndex = start;
  const found = tag.exec(text);
  if (!found || found[1] === '/') return undefined;
  const [whole, , name = '', attributes = '', slash] = found;
  return {
    name: name.toLowerCase(),
    attributes,
    isClosed: slash === '/',
    end: start + whole.length,
  };
}

/** Where an element's content and where the element ends: at the limit where it has no end. */
function elementEnd(text: string, open: OpenTag, limit: number) {
  const pattern = new RegExp(`<!--|<(/?)${open.name.replaceAll('.', '\\.')}(?=[\\s/>])`, 'gi');
  pattern.lastIndex = open.end;
  const isVerbatim = verbatim.has(open.name);
  let hasComments = !isVerbatim;
  let depth = 1;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    if (found.index >= limit) break;
    if (found[0] === '<!--') {
      const end = hasComments ? text.indexOf('-->', found.index) : -1;
      hasComments = end >= 0;
      if (hasComments) pattern.lastIndex = end;
    } else if (found[1] === '/') {
      depth--;
      const close = text.indexOf('>', found.index);
      if (depth === 0) return { content: found.index, end: close < 0 ? limit : close + 1 };
    } else if (!isVerbatim) depth++;
  }
  return { content: limit, end: limit };
}

function write(state: StateBlock, start: number, end: number): void {
  const { md, env, tokens } = state;
  const block = state.src.slice(start, end);
  const depth = typeof env.htmlDepth === 'number' ? env.htmlDepth : 0;
  let at = 0;
  const raw = (to: number) => {
    if (to > at) state.push('html_block', '', 0).content = `${block.slice(at, to)}\n`;
    at = to;
  };
  const attribute = /\smarkdown\s*=/g;
  for (let found = attribute.exec(block); found; found = attribute.exec(block)) {
    const open = openTag(block, block.lastIndexOf('<', found.index));
    const kind = open && markdownAttribute.exec(open.attributes)?.[1];
    if (!open || kind === undefined || open.end <= at || depth > maxDepth) continue;
    const { content } = elementEnd(block, open, block.length);
    raw(open.end);
    env.htmlDepth = depth + 1;
    const text = block.slice(open.end, content);
    if (kind === 'span' || (kind === '1' && lines.has(open.name))) writeLine(state, text);
    else md.block.parse(text, md, env, tokens);
    env.htmlDepth = depth;
    at = content;
    attribute.lastIndex = content;
  }
  raw(block.length);
}

function writeLine(state: StateBlock, text: string): void {
  const inline = state.push('inline', '', 0);
  inline.content = text.trim();
  inline.children = [];
}
