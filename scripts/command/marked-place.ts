import { Failure } from './failure.ts';

/**
 * Replaces what a text has between `<!-- name -->` and `<!-- /name -->`.
 *
 * @param page its name, for the error
 * @throws {Failure} if the text has no such place
 */
export function fillMarkedPlace(page: string, text: string, name: string, body: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Failure(`${page} has no place between ${start} and ${end}`);
  return `${text.slice(0, from)}${start}\n${body}\n${text.slice(to)}`;
}
