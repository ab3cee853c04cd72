import type { TextFile } from './generator.ts';

/**
 * Reads texts that a configuration in JavaScript or Python assigns to a name, since it cannot be run:
 * `site: 'https://paper.example'`, or `SITEURL = 'https://paper.example'`.
 *
 * @param text the text of the configuration
 * @returns the first text that is assigned to the name, or undefined if no text is assigned to it
 */
export function assigned(text: string, name: string): string | undefined {
  const assignment = new RegExp(
    `(?:^|[\\s{,(])["']?${name}["']?\\s*[:=]\\s*[ru]?(["'\`])((?:\\\\.|(?!\\1)[^\\\\\\n])*)\\1`,
    'm',
  );
  const [source, , value] = assignment.exec(withoutComments(text)) ?? [];
  return source === undefined ? undefined : value?.replace(/\\(.)/g, '$1');
}

// Only comments of whole lines, since `//` and `#` are in URLs, too.
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*(?:\/\/|#).*$/gm, '');
}

/** The first text that is assigned to the first of several names in any of the files. */
export function assignedIn(
  files: readonly TextFile[],
  ...names: readonly string[]
): string | undefined {
  return names.flatMap((name) => files.flatMap(({ text }) => assigned(text, name) || []))[0];
}
