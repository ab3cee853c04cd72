import { type BlockRule, BlockState } from './block-state.ts';
import { fencedCode, indentedCode } from './code.ts';
import { contentsHtml } from './contents.ts';
import { definitionList } from './definition-list.ts';
import { Document } from './document.ts';
import { emphasis, strikethrough } from './emphasis.ts';
import { blockExtensions } from './extensions.ts';
import { Footnotes } from './footnotes.ts';
import { hashHeading, underlinedHeading } from './heading.ts';
import { htmlBlock } from './html-block.ts';
import { code, math } from './inline-code.ts';
import { link } from './link.ts';
import { list } from './list.ts';
import { mathBlock } from './math-block.ts';
import { defaultOptions, type KramdownOptions } from './options.ts';
import { blank, endMark, paragraph, quote, rule } from './paragraph.ts';
import { abbreviationDefinition, footnoteDefinition, linkDefinition } from './references.ts';
import { contentsMark, notesMark, Renderer } from './render.ts';
import { Scanner } from './scanner.ts';
import {
  breakLine,
  entityReference,
  escapedSign,
  footnoteReference,
  spanExtensions,
  typography,
} from './signs.ts';
import { smartQuotes } from './smart-quotes.ts';
import { autolink, spanHtml } from './span-html.ts';
import { SpanOutput } from './span-output.ts';
import { type SpanRule, SpanState } from './span-state.ts';
import { table } from './table.ts';

export { withLineNumbers } from './line-numbers.ts';
export { defaultOptions, type KramdownOptions, parseTocLevels } from './options.ts';

/** In the order in which they are tried. */
const blockRules: readonly BlockRule[] = [
  blank,
  indentedCode,
  fencedCode,
  quote,
  hashHeading,
  rule,
  list,
  definitionList,
  htmlBlock,
  underlinedHeading,
  mathBlock,
  table,
  footnoteDefinition,
  linkDefinition,
  abbreviationDefinition,
  blockExtensions,
  endMark,
  paragraph,
];

/** In the order in which they are tried. */
const spanRules: readonly SpanRule[] = [
  emphasis,
  code,
  autolink,
  spanHtml,
  footnoteReference,
  link,
  smartQuotes,
  math,
  spanExtensions,
  entityReference,
  typography,
  breakLine,
  escapedSign,
];
const gfmSpanRules = [...spanRules, strikethrough];

/** Markdown as kramdown reads it, as HTML that is not yet safe. */
export function kramdownHtml(text: string, options: KramdownOptions = defaultOptions): string {
  const source = `${text.replace(/\r\n?/g, '\n').replaceAll('\ufdd0', '').replace(/\n$/, '')}\n`;
  const document = new Document(source, options);
  const blocks = new BlockState(new Scanner(source), document, blockRules, []);
  blocks.read();
  const rules = options.isGfm ? gfmSpanRules : spanRules;
  const renderer = new Renderer(document, (line) => spansHtml(line, document, rules));
  const footnotes = new Footnotes(document, renderer);
  const html = footnotes.numbered(renderer.all(blocks.children));
  const notes = footnotes.html();
  const toc = html.includes(contentsMark)
    ? contentsHtml(renderer.headings, document.options.tocLevels)
    : '';
  const whole = html.includes(notesMark) ? html.replace(notesMark, () => notes) : html + notes;
  return whole.replace(contentsMark, () => toc);
}

function spansHtml(text: string, document: Document, rules: readonly SpanRule[]): string {
  const output = new SpanOutput(document);
  new SpanState(new Scanner(text), document, rules).read(output);
  return output.html;
}
