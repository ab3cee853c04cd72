import { textOf, type Values } from '../../jekyll/values.ts';

// In characters.
const maxLength = 200;

/**
 * The metadata that an article has by its path, as the patterns `FILENAME_METADATA` and `PATH_METADATA` say. By default, that
 * is the date at the start of the file name.
 *
 * @param place the path below the folder of the content
 */
export function pathMetadata(place: string, config: Values): Values {
  const ofName = textOf(config.filename_metadata) ?? String.raw`(?P<date>\d{4}-\d{2}-\d{2}).*`;
  const ofPath = textOf(config.path_metadata) ?? '';
  const name = place.slice(place.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const found = { ...groupsOf(ofPath, place), ...groupsOf(ofName, name) };
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, value]) =>
      value === undefined ? [] : [[key.toLowerCase(), value]],
    ),
  );
}

function groupsOf(pattern: string, text: string): Readonly<Record<string, string | undefined>> {
  if (pattern === '') return {};
  return namePattern(pattern)?.exec(text.slice(0, maxLength))?.groups ?? {};
}

/**
 * A pattern of Python's as one of JavaScript, for the start of a text. A pattern that may take long is refused: with a
 * repeated group, or with more than three repetitions of any length.
 *
 * @returns undefined if the pattern is refused or not valid
 */
export function namePattern(python: string): RegExp | undefined {
  const repetitions = python.match(/[*+]|\{\d*,\d*\}/g)?.length ?? 0;
  const isSafe =
    python.length <= maxLength && repetitions <= 3 && !/\)[*+{]|\\[AZ1-9]/.test(python);
  if (!isSafe) return undefined;
  try {
    return new RegExp(`^(?:${python.replaceAll('(?P<', '(?<')})`);
  } catch {
    return undefined;
  }
}

/** Reads a pattern that a program assigns to a name. Its backslashes stay. */
export function patternIn(text: string, name: string): string | undefined {
  const assignment = new RegExp(`^${name}\\s*=\\s*\\(?\\s*[ru]{0,2}(["'])(.*)\\1`, 'm');
  return assignment.exec(text)?.[2];
}
