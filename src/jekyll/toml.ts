import { parse, TomlDate, TomlError } from 'smol-toml';
import { PostProblem } from '../model/problem.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';
import type { FrontMatter } from './yaml.ts';

/**
 * Reads front matter in TOML, as Zola and Hugo write it, into the keys that Jekyll has: what is in
 * `[taxonomies]` and `[extra]` stands beside the rest, and `path` or `url` is the permalink.
 *
 * @param linesBefore how many lines of the file stand before it
 * @throws {PostProblem} where it is no TOML, naming the line
 */
export function parseToml(toml: string, linesBefore: number): FrontMatter {
  const data = asJekyllHas(parsed(toml, linesBefore));
  return { data, notes: [], isPlain: () => false, typed: () => data };
}

function parsed(toml: string, linesBefore: number): Values {
  try {
    return mapOf(withDatesAsText(parse(toml))) ?? {};
  } catch (error) {
    if (!(error instanceof TomlError)) {
      throw new PostProblem('its front matter is nested too deeply', 'toml');
    }
    const reason = error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '');
    const line = linesBefore + error.line;
    throw new PostProblem(`line ${line}: its front matter is not TOML: ${reason}`, 'toml');
  }
}

function withDatesAsText(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withDatesAsText);
  const map = mapOf(value);
  if (!map) return value;
  return Object.fromEntries(Object.entries(map).map(([key, one]) => [key, withDatesAsText(one)]));
}

function asJekyllHas(toml: Values): Values {
  const { taxonomies, extra, params, ...data } = toml;
  const permalink = nonBlankText(data.url) ?? zolaPath(nonBlankText(data.path));
  return {
    ...mapOf(extra),
    ...mapOf(params),
    ...mapOf(taxonomies),
    ...(permalink === undefined ? {} : { permalink }),
    ...(data.draft === true ? { published: false } : {}),
    ...data,
  };
}

// Zola serves a page as the folder that its `path` names.
function zolaPath(path: string | undefined): string | undefined {
  return path === undefined ? undefined : `/${path.replace(/^\/+|\/+$/g, '')}/`;
}
