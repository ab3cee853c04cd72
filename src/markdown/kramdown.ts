/**
 * Converts kramdown to HTML, following kramdown 2.4 and kramdown-parser-gfm. The syntax is described
 * at https://kramdown.gettalong.org/syntax.html
 *
 * **Supported:** all block and span elements of kramdown, GFM's fenced codeblocks, task lists and
 * strikethrough, and the options in `options.ts`.
 *
 * **Not supported:** other options, syntax highlighting, processing instructions outside raw HTML,
 * and the classes and roles that kramdown adds to its output. Math is not typeset; it is rendered
 * between MathJax delimiters.
 *
 * **Blocks** are parsed first. `BlockParser` (`block-parser.ts`) tries each of `blockRules` at the
 * start of a block. A rule that recognizes a block adds it to the parser's blocks (`blocks.ts`) and
 * returns true. Definitions of links, footnotes, abbreviations and attribute lists are stored in the
 * `Document`. `Renderer` (`renderer.ts`) renders the blocks.
 *
 * **Spans** are parsed while the text of a block is rendered. `SpanParser` (`span-parser.ts`) tries
 * each of `spanRules` wherever a span may start. A rule that recognizes a span adds its HTML to the
 * `SpanOutput` and returns true.
 *
 * **Placeholders** for footnotes and the table of contents are replaced last, by `footnote.ts` and
 * `toc.ts`.
 *
 * As in kramdown's source, files are named after elements. For example, `footnote.ts` has both rules for
 * footnotes and renders them. The rules for attribute lists are in `extensions.ts`.
 *
 * @module
 */
import { postWorkBudget, type WorkBudget } from '../model/work-budget.ts';
import { abbreviationDefinition } from './abbreviation.ts';
import { autolink } from './autolink.ts';
import { blankLine } from './blank-line.ts';
import { BlockParser, type BlockRule } from './block-parser.ts';
import { blockquote } from './blockquote.ts';
import { fencedCodeblock, indentedCodeblock } from './codeblock.ts';
import { codespan } from './codespan.ts';
import { definitionList } from './definition-list.ts';
import { Document } from './document.ts';
import { emphasis, strikethrough } from './emphasis.ts';
import { eobMarker } from './eob.ts';
import { escapedCharacter } from './escaped-characters.ts';
import { blockExtensions, spanExtensions } from './extensions.ts';
import { Footnotes, footnoteDefinition, footnoteMarker } from './footnote.ts';
import { atxHeader, setextHeader } from './header.ts';
import { horizontalRule } from './horizontal-rule.ts';
import { htmlBlock } from './html-block.ts';
import { htmlEntity } from './html-entity.ts';
import { htmlSpan } from './html-span.ts';
import { lineBreak } from './line-break.ts';
import { link } from './link.ts';
import { linkDefinition } from './link-definition.ts';
import { list } from './list.ts';
import { inlineMath, mathBlock } from './math.ts';
import { defaultOptions, type KramdownOptions } from './options.ts';
import { paragraph } from './paragraph.ts';
import { footnotesPlaceholder, placeholderCharacter, tocPlaceholder } from './placeholders.ts';
import { Renderer } from './renderer.ts';
import { Scanner } from './scanner.ts';
import { smartQuotes } from './smart-quotes.ts';
import { SpanOutput } from './span-output.ts';
import { SpanParser, type SpanRule } from './span-parser.ts';
import { table } from './table.ts';
import { tocHtml } from './toc.ts';
import { typographicSymbol } from './typographic-symbols.ts';

export { withLineNumbers } from './line-numbers.ts';
export { defaultOptions, type KramdownOptions, parseTocLevels } from './options.ts';

/** In order of precedence. */
const blockRules: readonly BlockRule[] = [
  blankLine,
  indentedCodeblock,
  fencedCodeblock,
  blockquote,
  atxHeader,
  horizontalRule,
  list,
  definitionList,
  htmlBlock,
  setextHeader,
  mathBlock,
  table,
  footnoteDefinition,
  linkDefinition,
  abbreviationDefinition,
  blockExtensions,
  eobMarker,
  paragraph,
];

/** In order of precedence. */
const spanRules: readonly SpanRule[] = [
  emphasis,
  codespan,
  autolink,
  htmlSpan,
  footnoteMarker,
  link,
  smartQuotes,
  inlineMath,
  spanExtensions,
  htmlEntity,
  typographicSymbol,
  lineBreak,
  escapedCharacter,
];
const gfmSpanRules = [...spanRules, strikethrough];

/**
 * Converts kramdown to HTML. The HTML is not sanitized.
 *
 * @throws {WorkBudgetExceeded} if it takes too much work
 */
export function kramdownHtml(
  text: string,
  options: KramdownOptions = defaultOptions,
  budget: WorkBudget = postWorkBudget(text.length),
): string {
  const source = normalizeSource(text);
  const document = new Document(options, budget);
  const parser = new BlockParser(new Scanner(source, budget), document, blockRules, []);
  parser.parse();
  const rules = options.isGfm ? gfmSpanRules : spanRules;
  const renderer = new Renderer(document, (spans) => spansHtml(spans, document, rules));
  const footnotes = new Footnotes(document, renderer);
  const body = footnotes.renderMarkers(renderer.render(parser.blocks));
  const footnoteList = footnotes.renderList();
  const toc = body.includes(tocPlaceholder)
    ? tocHtml(renderer.tocEntries, document.options.tocLevels)
    : '';
  const html = body.includes(footnotesPlaceholder)
    ? body.replace(footnotesPlaceholder, () => footnoteList)
    : body + footnoteList;
  return html.replace(tocPlaceholder, () => toc);
}

function normalizeSource(text: string): string {
  const withNewlines = text.replace(/\r\n?/g, '\n').replaceAll(placeholderCharacter, '');
  return `${withNewlines.replace(/\n$/, '')}\n`;
}

function spansHtml(text: string, document: Document, rules: readonly SpanRule[]): string {
  const output = new SpanOutput(document);
  new SpanParser(new Scanner(text, document.budget), document, rules).parse(output);
  return output.html;
}
