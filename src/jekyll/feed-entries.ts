import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, visit, YAMLSeq } from 'yaml';
import { errorMessage } from '../model/error-message.ts';
import { definitionLimits } from '../model/feed-definition.ts';
import { plainLine } from '../model/text.ts';
import { type Entry, tellingKeys } from './feed-definition.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';
import { tooDeepAt } from './yaml-depth.ts';
import { describeError, lineAt, nullTag, parseYamlDocument, type Yaml } from './yaml-document.ts';

export interface ParsedEntry extends Entry {
  /** The line of a key, or of the entry if there is no such key. */
  lineOf(key?: string): number;
}

/** The entries of a file; none if it has other data than definitions of feeds. */
export function entriesIn(text: string): readonly ParsedEntry[] {
  const deepAt = tooDeepAt(text);
  if (deepAt !== undefined) {
    throw new Error(`line ${lineAt(text, deepAt, 0)}: it is nested too deeply`);
  }
  const document = parseYamlDocument(text, [nullTag]);
  const [error] = document.errors;
  if (error) throw new Error(describeError('it', text, error));
  const entries = converted(text, document, nodesIn(document)).map((one) => entryOf(text, one));
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
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) aliases.push({ node, isKnown: anchors.has(node.source) });
      else if (node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  const found = aliases.find(({ isKnown }) => !isKnown);
  const line = `line ${lineOfNode(text, (found ?? aliases[0])?.node)}`;
  if (found) return `${line}: there is no anchor "&${found.node.source}" above it`;
  if (/^Merge/.test(message)) return 'a value of "<<" is not a map';
  return `${line}: its aliases expand to too much`;
}

function lineOfNode(text: string, node: unknown): number {
  return isNode(node) && node.range ? lineAt(text, node.range[0], 0) : 1;
}

function entryOf(text: string, { nodes, name, value }: ConvertedEntry): ParsedEntry {
  const pairs = isMap(nodes.value) ? nodes.value.items : [];
  const values = valuesOf(value);
  return {
    name: plainLine(nonBlankText(name) ?? nonBlankText(values.name) ?? ''),
    values,
    lineOf: (key) => {
      const pair = pairs.findLast((one) => isScalar(one.key) && plainKey(one.key.value) === key);
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
