import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  visit,
  YAMLSeq,
} from 'yaml';
import { errorMessage } from '../model/error-message.ts';
import { definitionLimits } from '../model/feed-definition.ts';
import { plainLine } from '../model/text.ts';
import { allKeys, type Entry, tellingKeys } from './feed-definition.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';
import { tooDeepAt } from './yaml-depth.ts';
import { describeError, lineAt, nullTag, parseYamlDocuments, type Yaml } from './yaml-document.ts';

export interface ParsedEntry extends Entry {
  /** The line of a key, or of the entry if there is no such key. */
  lineOf(key?: string): number;
}

/**
 * The entries of a text; none if it has other data than definitions of feeds.
 *
 * @param isCertain whether it cannot have other data
 * @throws if it cannot be read, or if it is not clear whether it has definitions
 */
export function entriesIn(text: string, isCertain: boolean): readonly ParsedEntry[] {
  const deepAt = tooDeepAt(text);
  if (deepAt !== undefined) {
    throw new Error(`line ${lineAt(text, deepAt, 0)}: it is nested too deeply`);
  }
  const documents = parseYamlDocuments(text, [nullTag]);
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error) throw new Error(describeError('it', text, error));
  const entries = documents.flatMap((document) =>
    converted(text, document, nodesIn(document)).map((one) => entryOf(text, one)),
  );
  if (isCertain) requireMap(documents);
  else if (!areFeeds(entries)) return [];
  const second = documents[1];
  if (second) {
    const line = lineOfNode(text, second.contents);
    throw new Error(`line ${line}: it has a second document: remove the "---" above this line`);
  }
  return entries;
}

function requireMap(documents: readonly Yaml[]): void {
  const isEntries = ({ contents }: Yaml) =>
    contents === null || isMap(contents) || isSeq(contents) || isNull(contents);
  if (documents.every(isEntries)) return;
  throw new Error('it defines no feeds: write a map from their names to their keys');
}

function isNull(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

function areFeeds(entries: readonly ParsedEntry[]): boolean {
  const keysOf = ({ values }: ParsedEntry) => Object.keys(values);
  if (entries.flatMap(keysOf).some((key) => tellingKeys.includes(key))) return true;
  const mayBeFeed = (entry: ParsedEntry) =>
    keysOf(entry).length > 0 && keysOf(entry).every((key) => allKeys.includes(key));
  const [first] = entries;
  if (!first || !entries.every(mayBeFeed)) return false;
  // Otherwise all feeds would be gone if the last "any" were removed.
  throw new Error(
    `line ${first.lineOf()}: nothing tells that it defines feeds: give one a key that only feeds have, such as "items"`,
  );
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

/** The nodes of an entry, and their values. */
interface ConvertedEntry {
  readonly nodes: EntryNodes;
  readonly name: unknown;
  readonly value: unknown;
}

// Each definition may share a few keys and scopes with the others.
const maxUsesOfAnchor = 2 * definitionLimits.feeds;

/**
 * Converts the nodes of all entries to values, in one call, since each call looks for the anchors of the
 * whole document.
 */
function converted(text: string, document: Yaml, entries: readonly EntryNodes[]): ConvertedEntry[] {
  const list = new YAMLSeq<unknown>();
  list.items = entries.flatMap(({ name, value }) => [name, value]);
  try {
    const values: unknown[] = list.toJS(document, { maxAliasCount: maxUsesOfAnchor });
    return entries.map((nodes, index) => ({
      nodes,
      name: values[2 * index],
      value: values[2 * index + 1],
    }));
  } catch (error) {
    throw new Error(aliasProblem(text, document, errorMessage(error)));
  }
}

function aliasProblem(text: string, document: Yaml, message: string): string {
  const anchors = new Set<string>();
  const aliases: { readonly node: Alias; readonly isKnown: boolean }[] = [];
  const merges: Pair[] = [];
  visit(document, {
    Pair: (_, pair) => {
      if (isMergeKey(pair.key)) merges.push(pair);
    },
    Node: (_, node) => {
      if (isAlias(node)) aliases.push({ node, isKnown: anchors.has(node.source) });
      else if (node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  const found = aliases.find(({ isKnown }) => !isKnown);
  const line = `line ${lineOfNode(text, (found ?? aliases[0])?.node)}`;
  if (found) return `${line}: there is no anchor "&${found.node.source}" above it`;
  if (/^Merge/.test(message)) {
    const wrong = merges.find(({ value }) => !isMerged(value, document));
    return `line ${lineOfNode(text, wrong?.key)}: the value of "<<" is not a map`;
  }
  return `${line}: its aliases expand to too much`;
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.source === '<<';
}

// YAML 1.1 also merges the maps of a list.
function isMerged(value: unknown, document: Yaml): boolean {
  const node = isAlias(value) ? value.resolve(document) : value;
  return isSeq(node) ? node.items.every((item) => isMerged(item, document)) : isMap(node);
}

function lineOfNode(text: string, node: unknown): number {
  return isNode(node) && node.range ? lineAt(text, node.range[0], 0) : 1;
}

function entryOf(text: string, { nodes, name, value }: ConvertedEntry): ParsedEntry {
  const pairs = isMap(nodes.value) ? nodes.value.items : [];
  const values = valuesOf(value);
  const keys = pairs.map(({ key }) =>
    isScalar(key) && !isMergeKey(key) ? plainKey(key.value) : undefined,
  );
  return {
    name: plainLine(nonBlankText(name) ?? nonBlankText(values.name) ?? ''),
    values,
    repeatedKey: keys.find((key, at) => key !== undefined && keys.indexOf(key) < at),
    lineOf: (key) => {
      const pair = key === undefined ? undefined : pairs[keys.lastIndexOf(key)];
      return lineOfNode(text, pair?.key ?? nodes.name ?? nodes.value);
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
