import type { TextFile } from './generator.ts';

/**
 * Reads texts that a configuration in JavaScript or Python assigns to a name, since it cannot be run:
 * `site: 'https://paper.example'`, or `SITEURL = 'https://paper.example'`.
 *
 * A text that replaces a missing variable counts, too: `site: process.env.URL || 'https://paper.example'`.
 *
 * @param text the text of the configuration
 * @param accepts whether a text is one that is looked for
 * @returns the first text that is assigned to the name, or undefined if no text is
 */
export function assigned(
  text: string,
  name: string,
  accepts: (value: string) => boolean = () => true,
): string | undefined {
  const assignment = new RegExp(
    `(?:^|[\\s{,(])["']?${name}["']?\\s*[:=]\\s*(?:[\\w.]{1,60}\\s*(?:\\|\\||\\?\\?)\\s*)?[ru]?(["'\`])((?:\\\\.|(?!\\1)[^\\\\\\n])*)\\1`,
    'gm',
  );
  for (const [, , written = ''] of withoutComments(text).matchAll(assignment)) {
    // Only the program knows what is in a template, or in an attribute of HTML in one.
    const isTemplate = written.includes('${');
    const value = written.replace(/\\(.)/g, '$1');
    if (!isTemplate && accepts(value)) return value;
  }
  return undefined;
}

/** Reads the texts in a list that a program assigns to a name, such as `tags: ["posts"]`. One text is a list of one. */
export function assignedList(text: string, name: string): string[] {
  const list =
    new RegExp(
      `(?:^|[\\s{,(])["']?${name}["']?\\s*[:=]\\s*([[(][^[\\]()]{0,1000}[\\])]|["'][^"']{0,100}["'])`,
      'm',
    ).exec(withoutComments(text))?.[1] ?? '';
  return [...list.matchAll(/(["'`])([^"'`]*)\1/g)].flatMap(([, , value]) => value || []);
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

/** The first URL of a site that is assigned to the first of several names in any of the files. */
export function assignedUrlIn(
  files: readonly TextFile[],
  ...names: readonly string[]
): string | undefined {
  const isUrl = (value: string) => /^https?:\/\//i.test(value);
  return names.flatMap((name) => files.flatMap(({ text }) => assigned(text, name, isUrl) ?? []))[0];
}
