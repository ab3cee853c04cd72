import {
  defaultOptions,
  type KramdownOptions,
  kramdownHtml,
  parseTocLevels,
} from '../markdown/kramdown.ts';
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

function optionsOf(config: Values | undefined): KramdownOptions {
  if (!config) return defaultOptions;
  const isGfm = (nonBlankText(config.input) ?? 'GFM').toUpperCase() === 'GFM';
  const quirks = [config.gfm_quirks ?? 'paragraph_end'].flat().join(' ');
  const start = Number(config.footnote_nr ?? defaultOptions.footnoteNr);
  return {
    isGfm,
    paragraphEnd: isGfm && quirks.includes('paragraph_end'),
    autoTypographic: !(isGfm && quirks.includes('no_auto_typographic')),
    hardWrap: isGfm && config.hard_wrap === true,
    lineNumbers: numbersLines(mapOf(config.syntax_highlighter_opts)),
    smartQuotes: quoteSymbols(config.smart_quotes),
    typographicSymbols: typographicSymbols(config.typographic_symbols),
    parseBlockHtml: config.parse_block_html === true,
    parseSpanHtml: !isYamlFalse(config.parse_span_html),
    footnoteNr: Number.isInteger(start) ? start : defaultOptions.footnoteNr,
    footnoteBacklink:
      typeof config.footnote_backlink === 'string'
        ? config.footnote_backlink
        : defaultOptions.footnoteBacklink,
    tocLevels: parseTocLevels(tocText(config.toc_levels)) ?? defaultOptions.tocLevels,
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
