import { parse, TomlDate, TomlError } from 'smol-toml';
import { PostProblem } from '../model/problem.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';
import type { FrontMatter } from './yaml.ts';

/**
 * Parses the TOML front matter of Zola and Hugo and maps it to Jekyll's keys: those in `[taxonomies]`,
 * `[extra]` and `[params]` move to the top level, and `path` or `url` becomes the permalink.
 *
 * @param linesBefore the number of lines in the file before the front matter
 * @throws {PostProblem} if the text is not valid TOML; the message has the line number
 */
export function parseToml(toml: string, linesBefore: number): FrontMatter {
  const data = toJekyllKeys(parseTable(toml, linesBefore));
  return { data, notes: [], isPlain: () => false, typed: () => data };
}

/**
 * Parses `_config.toml`.
 *
 * @throws if the text is not valid TOML; the message has the line number
 */
export function parseTomlConfig(toml: string): Values {
  try {
    return mapOf(datesToText(parse(toml))) ?? {};
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new Error(`line ${error.line}: it is not valid TOML: ${reasonOf(error)}`);
  }
}

function parseTable(toml: string, linesBefore: number): Values {
  try {
    return mapOf(datesToText(parse(toml))) ?? {};
  } catch (error) {
    if (!(error instanceof TomlError)) {
      throw new PostProblem('its front matter is nested too deeply', 'toml');
    }
    const reason = `line ${linesBefore + error.line}: its front matter is not valid TOML`;
    throw new PostProblem(`${reason}: ${reasonOf(error)}`, 'toml');
  }
}

function reasonOf(error: TomlError): string {
  return error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? '';
}

function datesToText(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(datesToText);
  const map = mapOf(value);
  if (!map) return value;
  return Object.fromEntries(Object.entries(map).map(([key, item]) => [key, datesToText(item)]));
}

function toJekyllKeys(toml: Values): Values {
  const permalink = nonBlankText(toml.url) ?? zolaPath(nonBlankText(toml.path));
  return withTables({ ...(permalink === undefined ? {} : { permalink }), ...toml });
}

/** Moves what is in the tables `extra`, `params` and `taxonomies` to the top, where it does not replace anything. */
export function withTables({ taxonomies, extra, params, ...data }: Values): Values {
  return { ...mapOf(extra), ...mapOf(params), ...mapOf(taxonomies), ...data };
}

// Zola generates `path` as a directory.
function zolaPath(path: string | undefined): string | undefined {
  return path === undefined ? undefined : `/${path.replace(/^\/+|\/+$/g, '')}/`;
}
