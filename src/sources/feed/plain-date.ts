// How the names of months begin, in the languages of Europe, Turkish and Indonesian, in lower case. The order matters: a
// longer beginning comes before a shorter one of another month.
const months: readonly (readonly [string, RegExp])[] = [
  ['Jan', /^(?:jan|jaa|ene|gen|tammi|sty|led|ian|oca|sau|янв|січ|яну|ιαν)/],
  ['Feb', /^(?:feb|fév|fev|febr|helmi|lut|úno|uno|şub|vas|vee|фев|лют|φεβ)/],
  ['Nov', /^(?:nov|marras|lis|kas|lap|noi|ноя|лис|ное|νοε)/],
  ['Mar', /^(?:mar|mär|maa|mrt|bře|kov|már|мар|бер|μαρ)/],
  ['Apr', /^(?:apr|avr|abr|huhti|kwi|dub|ápr|nis|bal|апр|кві|απρ)/],
  ['May', /^(?:may|mai|mag|mei|maj|máj|maí|touko|kvě|geg|май|мая|тра|μαι|μάι|μαΐ)/],
  [
    'Jul',
    /^(?:jul|juil|júl|juul|jūl|lug|heinä|lip|červenec|července|čvc|iul|tem|lie|июл|юли|лип|ιουλ|ιούλ)/,
  ],
  ['Jun', /^(?:jun|juin|jún|juu|jūn|giu|kesä|cze|čer|čvn|iun|haz|bir|июн|юни|чер|ιουν|ιούν)/],
  ['Aug', /^(?:aug|aoû|aou|ago|agu|elo|sie|srp|ağu|rugp|avg|авг|сер|αυγ|αύγ)/],
  ['Sep', /^(?:sep|set|syys|wrz|zář|sze|eyl|rugs|сен|вер|септ|σεπ)/],
  ['Oct', /^(?:oct|okt|ott|out|loka|paź|říj|eki|spa|окт|жов|οκτ)/],
  ['Dec', /^(?:dec|déc|dez|dic|des|joulu|gru|pro|ara|det|дек|гру|δεκ)/],
];

/**
 * Rewrites a date so that `Date` can read it: one with the month in another language, with a day before the month in
 * numbers, as Drupal writes it (`Monday, 2 March 2026 - 3:09pm`), in Chinese, Japanese or Korean, or in seconds since 1970.
 */
export function plainDate(written: string): string {
  if (/^1\d{9}$/.test(written)) return new Date(Number(written) * 1000).toISOString();
  return written
    .replace(/(\d{4})\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일]?/, '$1/$2/$3')
    .replace(/\b(1[3-9]|2\d|3[01])([/.])(\d\d?)\2(\d{4})\b/, '$4/$3/$1')
    .replace(/\b(\d\d?)\.(\d\d?)\.(\d{4})\b/, '$3/$2/$1')
    .replace(dayAndMonth, englishDay)
    .replace(/(\d)(?:,?\s+-|,?\s+at)\s+(?=\d)/, '$1 ')
    .replace(/(\d)\s*([ap])\.?m\b\.?/i, '$1 $2m')
    .replace(/([+-]\d\d:\d\d)Z$/, '$1');
}

// `5 mai 2026`, `5. Mai 2026`, `5 de mayo de 2026`, `5-mai-2026`, `1er mai 2026`, `16th Nov 2020`.
const dayAndMonth =
  /\b(\d\d?)(?:\.|st|nd|rd|th|er)?[\s-]+(?:de\s|d['’])?(\p{L}{3,12})[.,]?[\s-]+(?:del?\s+)?(\d{4})(?:\s[гр]\.)?/iu;

function englishDay(written: string, day: string, word: string, year: string): string {
  const found = months.find(([, beginning]) => beginning.test(word.toLowerCase()));
  return found ? `${day} ${found[0]} ${year}` : written;
}
