import { isMap, isScalar, visit } from 'yaml';
import { type Note, PostProblem } from '../model/problem.ts';
import { parseSimpleYaml } from './simple-yaml.ts';
import type { Values } from './values.ts';
import { tooDeepAt } from './yaml-depth.ts';
import {
  describeError,
  lineAt,
  maxAliases,
  nullTag,
  parseYamlDocument,
  psychTag,
  type Yaml,
} from './yaml-document.ts';
import { escapeInnerQuotes, indentContinuationLines } from './yaml-repair.ts';

/** The front matter of a post. */
export interface FrontMatter {
  /** The data with scalars as null or as the text in the file, so the title `on` stays `on`. */
  readonly data: Values;
  readonly notes: readonly Note[];
  /** Whether the value of a key is a plain scalar, without quotes. */
  isPlain(key: string): boolean;
  /** The data with scalars resolved as Psych does: `on` is true, `012` is 10. */
  typed(): Values;
}

// Text with more errors is not worth repairing.
const maxErrors = 100;

/**
 * Parses front matter as Psych does, and repairs quotes within quotes.
 *
 * @param linesBefore the number of lines in the file before the front matter
 * @throws {PostProblem} if the text is not valid YAML, with the line number, or exceeds the limits on nesting
 *   and aliases
 */
export function parseYaml(yaml: string, linesBefore: number): FrontMatter {
  const simple = parseSimpleYaml(yaml);
  if (simple) {
    const { data, plainKeys } = simple;
    return {
      data,
      notes: [],
      isPlain: (key) => plainKeys.has(key),
      typed: () => typedValues(yaml),
    };
  }
  const deepAt = tooDeepAt(yaml);
  if (deepAt !== undefined) {
    const line = lineAt(yaml, deepAt, linesBefore);
    throw new PostProblem(`line ${line}: its front matter is nested too deeply`, 'yaml');
  }
  const { text, document, notes } = parseWithRepairs(yaml, linesBefore);
  checkAliases(document, text, linesBefore);
  return {
    data: toValues(document),
    notes,
    isPlain: (key) => {
      const pairs = isMap(document.contents) ? document.contents.items : [];
      // If a key is repeated, the last one counts.
      const pair = pairs.findLast((item) => isScalar(item.key) && item.key.value === key);
      return isScalar(pair?.value) && pair.value.type === 'PLAIN';
    },
    typed: () => typedValues(text),
  };
}

/** Parses the text as it is or, if it is invalid, with the first repair that makes it valid. */
function parseWithRepairs(yaml: string, linesBefore: number) {
  const document = parseYamlDocument(yaml, [nullTag]);
  const [error] = document.errors;
  if (!error) return { text: yaml, document, notes: [] };
  const problem = () =>
    new PostProblem(describeError('its front matter', yaml, error, linesBefore), 'yaml');
  if (document.errors.length > maxErrors) throw problem();
  const isValid = (line: string) => parseYamlDocument(`${line}\n`, [nullTag]).errors.length === 0;
  const escaped = escapeInnerQuotes(yaml, isValid);
  for (const text of [
    indentContinuationLines(yaml),
    escaped.text,
    indentContinuationLines(escaped.text),
  ]) {
    const repaired = text === yaml ? undefined : parseYamlDocument(text, [nullTag]);
    if (!repaired || repaired.errors.length > 0) continue;
    const notes = escaped.lines.map((line) => quoteNote(line + linesBefore));
    const isOnlyIndented = text === indentContinuationLines(yaml);
    return { text, document: repaired, notes: isOnlyIndented ? [] : notes };
  }
  throw problem();
}

function quoteNote(line: number): Note {
  return { reason: 'quotes', text: `line ${line}: quotes within quotes were read as text` };
}

// In YAML, `title: *emphasis*` is an alias. The package looks an alias up by walking through the whole
// document, so anchors are collected here, and aliases are limited.
function checkAliases(document: Yaml, yaml: string, linesBefore: number): void {
  const anchors = new Set<string>();
  let aliases = 0;
  visit(document, {
    Value(_, node) {
      if (node.anchor !== undefined) anchors.add(node.anchor);
    },
    Alias(_, node) {
      aliases++;
      if (aliases > maxAliases) throw tooManyAliases();
      if (anchors.has(node.source)) return;
      const line = lineAt(yaml, node.range?.[0] ?? 0, linesBefore);
      const reason = `line ${line}: *${node.source} is an undefined alias; text that begins with * needs quotes`;
      throw new PostProblem(reason, 'yaml');
    },
  });
}

function tooManyAliases(): PostProblem {
  return new PostProblem('its front matter has too many aliases', 'yaml');
}

function typedValues(yaml: string): Values {
  return toValues(parseYamlDocument(yaml, [nullTag, psychTag]));
}

function toValues(document: Yaml): Values {
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: maxAliases });
  } catch {
    throw tooManyAliases();
  }
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) {
    throw new PostProblem('its front matter is not a YAML map', 'yaml');
  }
  return Object.fromEntries(Object.entries(data));
}
