// Real front matter has a depth of three or four. The package `yaml` takes quadratic time for deep nesting.
const maxDepth = 100;

/**
 * Finds where YAML may be nested too deeply to be parsed: by brackets, or by dashes and question marks on
 * one line. Brackets in text count as well, unless they are closed.
 *
 * @returns the position; undefined if there is none
 */
export function tooDeepAt(yaml: string): number | undefined {
  let brackets = 0;
  let indicators = 0;
  for (let index = 0; index < yaml.length; index++) {
    const character = yaml[index];
    if (character === '[' || character === '{') brackets++;
    else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    else if (character === '\n') indicators = 0;
    else if ((character === '-' || character === '?') && isBlank(yaml[index + 1])) indicators++;
    else if (character !== ' ' && character !== '\t') indicators = Number.NEGATIVE_INFINITY;
    if (brackets > maxDepth || indicators > maxDepth) return index;
  }
  return undefined;
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}
