import type { Values } from '../../jekyll/values.ts';

// kramdown alone writes `<<` as a guillemet, as does Hugo.
const angles = { laquo: '<<', raquo: '>>', laquo_space: '<< ', raquo_space: ' >>' };

/** kramdown's options for Markdown in which quotes, dashes and dots stay as they are written. */
export const plainPunctuation: Values = {
  smart_quotes: 'apos,apos,quot,quot',
  typographic_symbols: { ...angles, hellip: '...', mdash: '---', ndash: '--' },
};

/** kramdown's options for Markdown with typographic quotes, dashes and dots. */
export const smartPunctuation: Values = { typographic_symbols: angles };

/** The configuration of a site that shows the names of emoji, such as `:tada:`, as emoji. */
export const withEmoji: Values = { plugins: ['jemoji'] };
