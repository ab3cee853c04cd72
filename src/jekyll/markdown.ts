import { levelsOf } from '../markdown/inline-options.ts';
import { kramdownHtml, typographicHtml } from '../markdown/kramdown.ts';
import { defaultOptions, type KramdownOptions } from '../markdown/options.ts';
import { quoteSymbols, typographicSymbols } from './typographic-symbols.ts';
import { isYamlFalse, mapOf, nonBlankText, type Values } from './values.ts';

/**
 * A post's Markdown as HTML, as kramdown makes it with Jekyll's options. It is not safe yet.
 *
 * @param config the site's configuration, whose map `kramdown` may say otherwise
 */
export function renderMarkdown(text: string, config: Values = {}): string {
  return kramdownHtml(text, optionsOf(mapOf(config.kramdown)));
}

/** A line's text with kramdown's quotes, dashes and dots, as HTML; nothing else in it is Markdown. */
export function renderTypography(text: string, config: Values = {}): string {
  return typographicHtml(text, optionsOf(mapOf(config.kramdown)));
}

function optionsOf(config: Values | undefined): KramdownOptions {
  if (!config) return defaultOptions;
  const isGfm = (nonBlankText(config.input) ?? 'GFM').toUpperCase() === 'GFM';
  const quirks = [config.gfm_quirks ?? 'paragraph_end'].flat().join(' ');
  const start = Number(config.footnote_nr ?? defaultOptions.footnoteStart);
  return {
    isGfm,
    endsParagraphs: isGfm && quirks.includes('paragraph_end'),
    hasSigns: !(isGfm && quirks.includes('no_auto_typographic')),
    hardWrap: isGfm && config.hard_wrap === true,
    hasLineNumbers: numbersLines(mapOf(config.syntax_highlighter_opts)),
    quotes: quoteSymbols(config.smart_quotes),
    signs: typographicSymbols(config.typographic_symbols),
    parsesBlockHtml: config.parse_block_html === true,
    parsesSpanHtml: !isYamlFalse(config.parse_span_html),
    footnoteStart: Number.isInteger(start) ? start : defaultOptions.footnoteStart,
    footnoteBacklink:
      typeof config.footnote_backlink === 'string'
        ? config.footnote_backlink
        : defaultOptions.footnoteBacklink,
    tocLevels: levelsOf(tocText(config.toc_levels)) ?? defaultOptions.tocLevels,
  };
}

// For all code, or for that in blocks.
function numbersLines(config: Values | undefined): boolean {
  const own = mapOf(config?.block)?.line_numbers ?? config?.line_numbers;
  return own !== undefined && own !== null && !isYamlFalse(own);
}

function tocText(value: unknown): string | undefined {
  return Array.isArray(value) ? value.join(',') : nonBlankText(value);
}
