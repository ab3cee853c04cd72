import type { MarkdownIt, StateBlock } from 'markdown-it';
import { ruleNamed } from './code.ts';

const listItem = /^(?:[*+-]|\d+\.)[\t ]/;
const headerId = /[\t ]\{#[A-Za-z_][\w:.-]*\}[\t ]*$/;
const underline = /^ {0,3}(?:-+|=+)[\t ]*$/;
const abbreviation = /^ {0,3}\*\[[^\]\n]{1,200}\]:/;

/** Lists, headings and rules where kramdown begins and ends them. */
export function blocks(markdown: MarkdownIt): void {
  const list = ruleNamed(markdown, 'list');
  markdown.block.ruler.at(
    'list',
    (state, startLine, endLine, silent) => {
      if (!listItem.test(lineOf(state, startLine))) return false;
      if (silent) return (state.sCount[startLine] ?? 0) - state.blkIndent < 4;
      return list(state, startLine, endLine, false);
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
  const rule = ruleNamed(markdown, 'hr');
  // A line of dashes ends no paragraph.
  markdown.block.ruler.at('hr', rule, { alt: ['list'] });
  markdown.block.ruler.at('lheading', underlinedHeading);
  markdown.block.ruler.before('list', 'abbreviation', (state, startLine, _endLine, silent) => {
    if (!abbreviation.test(lineOf(state, startLine))) return false;
    if (!silent) state.line = startLine + 1;
    return true;
  });
  markdown.core.ruler.after('block', 'header_id', (state) => {
    state.tokens.forEach((token, at) => {
      if (token.type !== 'inline' || state.tokens[at - 1]?.type !== 'heading_open') return;
      token.content = token.content.replace(headerId, '');
    });
  });
}

/** A line without its indentation. */
export function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

// Unlike in CommonMark, only one line makes such a heading.
function underlinedHeading(state: StateBlock, startLine: number, endLine: number): boolean {
  const next = startLine + 1;
  if (next >= endLine || (state.sCount[next] ?? 0) < state.blkIndent) return false;
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const marker = lineOf(state, next);
  if (!underline.test(marker)) return false;
  const tag = marker.startsWith('=') ? 'h1' : 'h2';
  state.push('heading_open', tag, 1).map = [startLine, next + 1];
  const inline = state.push('inline', '', 0);
  inline.content = lineOf(state, startLine).trim();
  inline.map = [startLine, next];
  inline.children = [];
  state.push('heading_close', tag, -1);
  state.line = next + 1;
  return true;
}
