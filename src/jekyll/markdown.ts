import {
  defaultOptions,
  type KramdownOptions,
  kramdownHtml,
  parseTocLevels,
} from '../markdown/kramdown.ts';
import { postWorkBudget, type WorkBudget } from '../model/work-budget.ts';
import { quoteSymbols, typographicSymbols } from './typographic-symbols.ts';
import { isYamlFalse, mapOf, nonBlankText, type Values } from './values.ts';

// Values of `markdown` whose tables need a line of dashes, as those of CommonMark and GitHub do.
const likeCommonMark = /^(?:commonmark|gfm|rdiscount|redcarpet)/i;

/**
 * Converts Markdown to HTML with kramdown and Jekyll's options. The HTML is not sanitized.
 *
 * @param config the site's configuration, whose `kramdown` map overrides the options
 * @throws {WorkBudgetExceeded} if it takes too much work
 */
export function renderMarkdown(
  text: string,
  config: Values = {},
  budget: WorkBudget = postWorkBudget(text.length),
): string {
  const isCommonMark = likeCommonMark.test(nonBlankText(config.markdown) ?? '');
  const options = { ...optionsOf(mapOf(config.kramdown)), isCommonMark };
  return kramdownHtml(text, options, budget);
}

function optionsOf(config: Values | undefined): Omit<KramdownOptions, 'isCommonMark'> {
  if (!config) return defaultOptions;
  const isGfm = (nonBlankText(config.input) ?? 'GFM').toUpperCase() === 'GFM';
  const quirks = [config.gfm_quirks ?? 'paragraph_end'].flat().join(' ');
  const start = Number(config.footnote_nr ?? defaultOptions.footnoteNr);
  return {
    isGfm,
    paragraphEnd: isGfm && quirks.includes('paragraph_end'),
    autoTypographic: !(isGfm && quirks.includes('no_auto_typographic')),
    hardWrap: isGfm && flag(config.hard_wrap, defaultOptions.hardWrap),
    lineNumbers: hasLineNumbers(mapOf(config.syntax_highlighter_opts)),
    smartQuotes: quoteSymbols(config.smart_quotes),
    typographicSymbols: typographicSymbols(config.typographic_symbols),
    parseBlockHtml: flag(config.parse_block_html, defaultOptions.parseBlockHtml),
    parseSpanHtml: flag(config.parse_span_html, defaultOptions.parseSpanHtml),
    hasMathEngine: config.math_engine === undefined || isEngine(config.math_engine),
    footnoteNr: Number.isInteger(start) ? start : defaultOptions.footnoteNr,
    footnoteBacklink:
      typeof config.footnote_backlink === 'string'
        ? config.footnote_backlink
        : defaultOptions.footnoteBacklink,
    autoIds: flag(config.auto_ids, defaultOptions.autoIds),
    autoIdPrefix: nonBlankText(config.auto_id_prefix) ?? defaultOptions.autoIdPrefix,
    tocLevels: parseTocLevels(tocText(config.toc_levels)) ?? defaultOptions.tocLevels,
  };
}

// To kramdown, every text but `false` is true, also one in quotes.
function flag(value: unknown, fallback: boolean): boolean {
  if (value === undefined) return fallback;
  return value !== null && value !== '' && !isYamlFalse(value);
}

function isEngine(value: unknown): boolean {
  const name = nonBlankText(value)?.trim();
  return name !== undefined && name !== 'nil' && !isYamlFalse(name);
}

// `line_numbers` is set for code blocks, or for all code.
function hasLineNumbers(highlighter: Values | undefined): boolean {
  const value = mapOf(highlighter?.block)?.line_numbers ?? highlighter?.line_numbers;
  return value !== undefined && value !== null && !isYamlFalse(value);
}

function tocText(value: unknown): string | undefined {
  return Array.isArray(value) ? value.join(',') : nonBlankText(value);
}
