import type { KramdownOptions } from './options.ts';

/** The options with those changed that a text sets for itself: `{::options toc_levels="2..3" /}`. */
export function withInlineOptions(
  options: KramdownOptions,
  values: ReadonlyMap<string, string>,
): KramdownOptions {
  const blockHtml = values.get('parse_block_html');
  const spanHtml = values.get('parse_span_html');
  const backlink = values.get('footnote_backlink');
  const start = Number(values.get('footnote_nr') ?? options.footnoteStart);
  return {
    ...options,
    parsesBlockHtml: blockHtml === undefined ? options.parsesBlockHtml : blockHtml === 'true',
    parsesSpanHtml: spanHtml === undefined ? options.parsesSpanHtml : spanHtml === 'true',
    footnoteBacklink: backlink ?? options.footnoteBacklink,
    footnoteStart: Number.isInteger(start) ? start : options.footnoteStart,
    tocLevels: levelsOf(values.get('toc_levels')) ?? options.tocLevels,
  };
}

/** Levels of headings as a text says them: `2..3`, `2-3` or `1,2`. */
export function levelsOf(text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const range = /^\s*(\d)\s*(?:-|\.\.)\s*(\d)\s*$/.exec(text);
  const listed = text.split(/[,\s]+/).map(Number);
  return [1, 2, 3, 4, 5, 6].filter((level) =>
    range ? level >= Number(range[1]) && level <= Number(range[2]) : listed.includes(level),
  );
}
