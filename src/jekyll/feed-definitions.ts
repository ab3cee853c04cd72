import { isMap, isNode, isScalar, isSeq } from 'yaml';
import { errorMessage } from '../model/error-message.ts';
import {
  type DefinedFeed,
  type DefinitionProblem,
  definitionLimits,
  type FeedDefinitions,
} from '../model/feed-definition.ts';
import { type ScopeKey, scopeText } from '../model/scope.ts';
import { definedScope, type Entry, readDefinition, tellingKeys } from './feed-definition.ts';
import { DefinitionError } from './feed-values.ts';
import type { SupportFile } from './support-files.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';
import { tooDeepAt } from './yaml-depth.ts';
import {
  describeError,
  lineAt,
  maxAliases,
  nullTag,
  parseYamlDocument,
  type Yaml,
} from './yaml-document.ts';

// Problems that are stored. A publisher mends the first ones first.
const maxProblems = 100;

interface ParsedEntry extends Entry {
  /** The line of a key, or of the entry if there is no such key. */
  lineOf(key?: string): number;
}

/**
 * Reads the definitions of feeds in files of YAML or JSON: a map from names to definitions, or a list of
 * definitions with names. A definition that is not valid does not affect the others.
 *
 * @param files the first definition of a feed counts
 * @param base the site URL
 */
export function readFeedDefinitions(files: readonly SupportFile[], base: string): FeedDefinitions {
  const reader = new DefinitionReader(base);
  for (const file of files) reader.add(file);
  return reader.result();
}

class DefinitionReader {
  readonly #base: string;
  readonly #feeds = new Map<string, DefinedFeed>();
  readonly #kept = new Map<string, ScopeKey>();
  readonly #problems: DefinitionProblem[] = [];
  #keepsAll = false;

  constructor(base: string) {
    this.#base = base;
  }

  add({ path, content }: SupportFile): void {
    try {
      const entries = entriesIn(content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
      for (const entry of entries) this.#addEntry(path, entry);
    } catch (error) {
      this.#problems.push({ path, note: errorMessage(error) });
      this.#keepsAll = true;
    }
  }

  result(): FeedDefinitions {
    return {
      feeds: [...this.#feeds.values()],
      kept: [...this.#kept.values()],
      keepsAll: this.#keepsAll,
      problems: this.#problems.slice(0, maxProblems),
    };
  }

  #addEntry(path: string, entry: ParsedEntry): void {
    try {
      const key = scopeText(definedScope(entry));
      if (this.#feeds.has(key) || this.#kept.has(key)) {
        throw new DefinitionError('it is defined twice, and the first definition counts');
      }
      if (this.#feeds.size === definitionLimits.feeds) {
        throw new DefinitionError(`there are more than ${definitionLimits.feeds} feeds`);
      }
      this.#feeds.set(key, readDefinition(entry, this.#base));
    } catch (error) {
      this.#problems.push({ path, note: noteOf(entry, error) });
      this.#keep(entry);
    }
  }

  /** Lets the feed of an entry stay as it is. */
  #keep(entry: ParsedEntry): void {
    try {
      const scope = definedScope(entry);
      const key = scopeText(scope);
      if (!this.#feeds.has(key)) this.#kept.set(key, scope);
    } catch {
      // It is not known which feed is meant.
      this.#keepsAll = true;
    }
  }
}

function noteOf(entry: ParsedEntry, error: unknown): string {
  const key = error instanceof DefinitionError ? error.key : undefined;
  const subject = key === undefined ? '' : `"${key}" `;
  const reason = errorMessage(error);
  const sentence = key !== undefined && reason.startsWith(`"${key}"`) ? reason : subject + reason;
  return `line ${entry.lineOf(key)}: feed "${entry.name.slice(0, 60)}": ${sentence}`;
}

/** The entries of a file; none if it has other data than definitions of feeds. */
function entriesIn(text: string): readonly ParsedEntry[] {
  const deepAt = tooDeepAt(text);
  if (deepAt !== undefined) {
    throw new Error(`line ${lineAt(text, deepAt, 0)}: it is nested too deeply`);
  }
  const document = parseYamlDocument(text, [nullTag]);
  const [error] = document.errors;
  if (error) throw new Error(describeError('it', text, error));
  const entries = nodesIn(document).map((nodes) => entryOf(text, document, nodes));
  const areFeeds = entries.some(({ values }) =>
    tellingKeys.some((key) => Object.hasOwn(values, key)),
  );
  return areFeeds ? entries : [];
}

interface EntryNodes {
  /** Undefined in a list. */
  readonly name: unknown;
  readonly value: unknown;
}

function nodesIn({ contents }: Yaml): EntryNodes[] {
  if (isMap(contents)) return contents.items.map(({ key, value }) => ({ name: key, value }));
  return isSeq(contents) ? contents.items.map((value) => ({ name: undefined, value })) : [];
}

function entryOf(text: string, document: Yaml, { name, value }: EntryNodes): ParsedEntry {
  const lineOf = (node: unknown) =>
    isNode(node) && node.range ? lineAt(text, node.range[0], 0) : 1;
  const valueIn = (node: unknown): unknown => {
    try {
      return isNode(node) ? node.toJS(document, { maxAliasCount: maxAliases }) : undefined;
    } catch {
      throw new Error(`line ${lineOf(node)}: its aliases expand to too much`);
    }
  };
  const pairs = isMap(value) ? value.items : [];
  const values = valuesOf(valueIn(value));
  return {
    name: nonBlankText(valueIn(name)) ?? nonBlankText(values.name) ?? '',
    values,
    lineOf: (key) => {
      const pair = pairs.findLast((one) => isScalar(one.key) && plainKey(one.key.value) === key);
      return lineOf(pair?.key ?? name ?? value);
    },
  };
}

function valuesOf(value: unknown): Values {
  const entries = Object.entries(mapOf(value) ?? {});
  return Object.fromEntries(entries.map(([key, one]) => [plainKey(key), one]));
}

function plainKey(key: unknown): string {
  return String(key).replaceAll('-', '_');
}
