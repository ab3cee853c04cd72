import type { MarkdownIt, StateInline } from 'markdown-it';

const definition =
  /^\[([^\n\]]+)\]:[ \t]*(?:<([^<>\n]*)>|(\S(?:[^\n]*?\S)?))(?:[ \t]+(["'])([^\n]+?)\4)?[ \t]*$/;
// A longer line is no definition, a longer text no address, unless it is a picture in full.
const maxLength = 2_000;
const maxDepth = 32;
const titleAlone = /^[ \t]*(["'])(.+)\1[ \t]*$/;

/**
 * Links as kramdown has them: an address may hold spaces and brackets in pairs, and ends at the
 * bracket or where a title begins; a definition is one line, whatever the address looks like.
 */
export function links(markdown: MarkdownIt): void {
  // What an address may be is decided when the HTML is made safe.
  markdown.validateLink = () => true;
  markdown.normalizeLinkText = (address) => address;
  markdown.helpers.parseLinkDestination = destination;
  markdown.inline.ruler.before('link', 'loose_reference', looseReference);
  markdown.block.ruler.at('reference', (state, startLine, endLine, silent) => {
    if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    if (state.src.charAt(start) !== '[') return false;
    const line = state.src.slice(start, state.eMarks[startLine]);
    const found = line.length > maxLength ? null : definition.exec(line);
    if (!found || found[1]?.startsWith('^')) return false;
    if (silent) return true;
    const [, label = '', bracketed, plain = ''] = found;
    const hasTitleBehind =
      found[5] === undefined &&
      startLine + 1 < endLine &&
      titleAlone.test(state.src.slice(state.bMarks[startLine + 1], state.eMarks[startLine + 1]));
    state.env.references ??= {};
    state.env.references[markdown.utils.normalizeReference(label)] = {
      href: markdown.normalizeLink(bracketed ?? plain),
      title: found[5] ?? '',
    };
    state.line = startLine + (hasTitleBehind ? 2 : 1);
    return true;
  });
}

const labelBehind = /\s*\[([^\]]*)\]/y;

/** References that CommonMark does not have: behind a space, and by a label with signs escaped. */
function looseReference(state: StateInline, silent: boolean): boolean {
  const { references } = state.env;
  if (!references || state.src.charAt(state.pos) !== '[' || state.linkLevel > 0) return false;
  const start = state.pos + 1;
  const end = state.md.helpers.parseLinkLabel(state, state.pos, true);
  if (end < 0 || state.src.charAt(end + 1) === '(') return false;
  labelBehind.lastIndex = end + 1;
  const behind = labelBehind.exec(state.src);
  const own = state.src.slice(start, end).replace(/\\([^\w\s])/g, '$1');
  const reference = references[state.md.utils.normalizeReference(behind?.[1] || own)];
  if (!reference) return false;
  if (!silent) {
    const max = state.posMax;
    state.pos = start;
    state.posMax = end;
    state.push('link_open', 'a', 1).attrs = [['href', reference.href]];
    state.linkLevel++;
    state.md.inline.tokenize(state);
    state.linkLevel--;
    state.push('link_close', 'a', -1);
    state.posMax = max;
  }
  state.pos = end + 1 + (behind?.[0].length ?? 0);
  return true;
}

const inBrackets = /<([^<>\n]*)>/y;
const stop = /[()]|\s(?=\s*["'])/g;

function destination(text: string, start: number, max: number) {
  inBrackets.lastIndex = start;
  const bracketed = inBrackets.exec(text);
  if (bracketed) {
    return { ok: true, pos: start + bracketed[0].length, str: bracketed[1] ?? '' };
  }
  const end = text.startsWith('data:', start) ? max : Math.min(max, start + maxLength);
  let depth = 0;
  stop.lastIndex = start;
  for (let found = stop.exec(text); found && found.index < end; found = stop.exec(text)) {
    if (depth > maxDepth) break;
    if (found[0] === '(') depth++;
    else if (found[0] === ')' && depth > 0) depth--;
    else if (depth > 0) continue;
    else return { ok: true, pos: found.index, str: text.slice(start, found.index).trim() };
  }
  return { ok: false, pos: 0, str: '' };
}
