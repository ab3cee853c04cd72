/** A name, and a function that makes a text of about `size` characters. */
export type AdversarialText = readonly [name: string, make: (size: number) => string];

/** Repeats a unit up to a size. */
export function repeated(unit: string, before = '', after = ''): (size: number) => string {
  return (size) => before + unit.repeat(Math.ceil(size / unit.length)) + after;
}

/** Repeats `first`, then `second` as many times. */
function pairs(first: string, second: string, middle = ''): (size: number) => string {
  return (size) => {
    const times = Math.ceil(size / (first.length + second.length));
    return first.repeat(times) + middle + second.repeat(times);
  };
}

/** Texts that make a careless rule for spans backtrack or parse again and again. */
export const adversarialSpans: readonly AdversarialText[] = [
  ['images that are not closed', repeated('![')],
  ['images in images', pairs('![', '](b)', 'a')],
  ['images in links', repeated('[![a](b)')],
  ['images that start with a bracket', repeated('![[')],
  ['brackets that are not closed', repeated('[')],
  ['brackets in brackets', pairs('[', ']')],
  ['strikethroughs that are not closed', repeated('~~a ~~')],
  ['titles that are not closed', repeated('[a](b "')],
  ['titles with white space', repeated('" ', '[a](b "')],
  ['destinations that are not closed', repeated('[a](b')],
  ['destinations that are closed late', repeated('[a](b', '', ')')],
  ['destinations in angle brackets that are not closed', repeated('[a](<')],
  ['emphasis of both kinds', repeated('*a_b')],
  ['emphasis that is not closed', repeated('*a **b _c __d ')],
  ['emphasis that crosses links', repeated('*[a **b](c ')],
  ['asterisks', repeated('*')],
  ['underscores', repeated('a_')],
  ['backticks', repeated('` ')],
  ['runs of backticks that become longer', runs((length) => length)],
  [
    'runs of backticks that become shorter',
    (size) => [...runs((length) => length)(size).split(' ')].reverse().join(' '),
  ],
  ['tags that are not closed', repeated('<a ')],
  ['attributes that are not closed', repeated('<a b="')],
  ['attributes', (size) => `a <b${repeated(' c="d"')(size)}>`],
  ['attributes of a tag that is not closed', (size) => `a <b${repeated(' c="d"')(size)} <`],
  ['elements that are not closed', repeated('a <b>')],
  ['closing tags', repeated('a </b>')],
  ['comments that are not closed', repeated('a <!-- ')],
  ['autolinks that are not closed', repeated('<http:')],
  ['addresses that are not closed', repeated('<a@')],
  ['attribute lists that are not closed', repeated('*a*{:')],
  ['classes', (size) => `*a*{:${repeated('.b ')(size)}}`],
  ['attribute lists', repeated('*a*{:.b}')],
  ['an attribute list with escaped braces', repeated('*a*{:\\}')],
  ['extensions that are not closed', repeated('a {::comment}')],
  ['extensions without a brace', repeated('a {::comment ')],
  ['quotes', repeated('"')],
  ['quotes and apostrophes', repeated(`"'`)],
  ['formulas that are not closed', repeated('$$ a $$$')],
  ['dollars', repeated('$')],
  ['entities that are not closed', repeated('&a')],
  ['an entity with a long name', repeated('a', '&')],
  ['line breaks', repeated('a  \n')],
  ['spaces', repeated(' ', 'a', 'b')],
  ['backslashes', repeated('\\')],
  ['typographic symbols', repeated('<< >> ... -- ')],
  ['references', repeated('[a] ', '', '\n\n[a]: b "c"\n')],
  ['abbreviations', repeated('a ', '*[a]: b\n\n')],
  [
    'many abbreviations',
    (size) => `${lines(size / 2, (index) => `*[a${index}]: b`)}\n${repeated('a1 ')(size / 2)}`,
  ],
  ['references to a footnote', repeated('[^a] ', '', '\n\n[^a]: b\n')],
  [
    'references to many footnotes',
    (size) =>
      `${lines(size / 2, (index) => `[^${index}]: b`)}\n${lines(size / 2, (index) => `[^${index}]`)}`,
  ],
];

/** Runs of backticks of growing length. */
function runs(lengthOf: (index: number) => number): (size: number) => string {
  return (size) => {
    const parts: string[] = [];
    for (let total = 0; total < size; total += (parts.at(-1)?.length ?? 0) + 1) {
      parts.push('`'.repeat(lengthOf(parts.length + 1)));
    }
    return parts.join(' ');
  };
}

/** Lines up to a size. */
export function lines(size: number, line: (index: number) => string): string {
  let text = '';
  for (let index = 0; text.length < size; index++) text += `${line(index)}\n`;
  return text;
}
