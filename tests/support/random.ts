// Repeatable random numbers, and random text that is hostile to feeds.
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly testSeeds: readonly number[];
  }
}

/**
 * The seeds of random tests: the variable TEST_SEED, or 1 and a new one for each run. Each test shows
 * its seed in its title, to repeat a failure.
 */
export const seeds: readonly number[] = inject('testSeeds');

/** The seed of tests that try only one. */
export const seed = seeds.at(-1) ?? 1;

/** Returns a generator of numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const pieces: readonly string[] = [
  ...['|', '{', '}', '[', ']', '^', '#', '?', '/', '../', '//', '@', ':', '+', '%zz', '%C3'],
  ...['<![CDATA[<![CDATA[x]]>]]>', '&amp;lt;', '&#38;lt;', 'javascript:', '<!DOCTYPE x>', '&'],
  ...['&', '<', '>', '"', "'", ']]>', ']]', '<![CDATA[', '<!--', '-->', '<?', '?>', '--', '&amp;'],
  ...[
    '&lt;',
    '&#0;',
    '&#x8;',
    '&#xD83D;',
    '&nbsp;',
    '&nothing;',
    '%',
    '%00',
    '$&',
    '$1',
    '\\',
    '\\u',
  ],
  ...['</title>', '<item>', '</entry>', '<b>bold</b>', '<script>x</script>', '{{', '{%', '`'],
  ...['<feed>', '</feed>', '</channel>', '<generator>', '<rss>', '"content_html": "'],
  ...[
    '\u0000',
    '\u0008',
    '\u000b',
    '\u000c',
    '\u001b',
    '\u001f',
    '\u007f',
    '\u0085',
    '\u009f',
    '\u00a0',
    '\u00ad',
  ],
  ...['\u0001', '\u0080', '\u0086', '\u2066', '\u202a', '\u2069', '\ufff9', '\u{e0001}', ' '],
  ...['\t', '\n', '\r', '\r\n', '\u2028', '\u2029', '\u200b', '\u200f', '\u202e', '\ufeff'],
  ...[
    '\ud83d',
    '\ude00',
    '😀',
    '👩‍👩‍👧',
    '🇨🇳',
    '\ufffe',
    '\uffff',
    '\ufdd0',
    '\u{1fffe}',
    '\u{10ffff}',
  ],
  ...['大众网', 'فارسی', 'עברית', 'ไทย', 'é', 'e\u0301', 'ß', 'İ', 'Ǆ', 'plain', 'words', ' ', '1'],
];

/** Returns a random text of at most `maxPieces` pieces, most of them hostile. */
export function hostileText(random: () => number, maxPieces: number): string {
  const count = Math.floor(random() * (maxPieces + 1));
  return Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)]).join('');
}
