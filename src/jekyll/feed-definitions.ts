import { errorMessage } from '../model/error-message.ts';
import {
  type DefinitionProblem,
  definitionLimits,
  type FeedDefinitions,
  type FoundFeed,
} from '../model/feed-definition.ts';
import { type ScopeKey, scopeText } from '../model/scope.ts';
import { definedScope, readDefinition } from './feed-definition.ts';
import { entriesIn, type ParsedEntry } from './feed-entries.ts';
import { DefinitionError, quoted } from './feed-values.ts';
import type { SupportFile } from './support-files.ts';

// Problems that are stored. A publisher mends the first ones first.
const maxProblems = 100;

/** A text with definitions of feeds. */
export interface DefinitionText extends SupportFile {
  /** Whether it is the variable. It has nothing but definitions, whereas a file of that name may have other data. */
  readonly isVariable: boolean;
}

/**
 * Reads the definitions of feeds in texts of YAML or JSON: a map from names to definitions, or a list of
 * definitions with names. A definition that is not valid does not affect the others.
 *
 * @param texts the first definition of a feed counts
 * @param base the site URL
 */
export function readFeedDefinitions(
  texts: readonly DefinitionText[],
  base: string,
): FeedDefinitions {
  const reader = new DefinitionReader(base);
  for (const text of texts) reader.add(text);
  return reader.result();
}

class DefinitionReader {
  readonly #base: string;
  readonly #feeds = new Map<string, FoundFeed>();
  readonly #kept = new Map<string, ScopeKey>();
  /** The place of the first definition of each feed. */
  readonly #places = new Map<string, string>();
  readonly #problems: DefinitionProblem[] = [];
  #keepsAll = false;

  constructor(base: string) {
    this.#base = base;
  }

  add(text: DefinitionText): void {
    const { path, content, isVariable } = text;
    try {
      const lines = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
      for (const entry of entriesIn(lines, isVariable)) this.#addEntry(text, entry);
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

  #addEntry({ path, isVariable }: DefinitionText, entry: ParsedEntry): void {
    try {
      const key = scopeText(definedScope(entry));
      const first = this.#places.get(key);
      if (first !== undefined) {
        throw new DefinitionError(
          `it is defined twice, and the first definition counts (${first})`,
        );
      }
      this.#places.set(key, `${path}: ${placeOf(entry)}`);
      if (this.#feeds.size === definitionLimits.feeds) {
        throw new DefinitionError(`there are more than ${definitionLimits.feeds} feeds`);
      }
      const definition = readDefinition(entry, this.#base);
      this.#feeds.set(key, { ...definition, path, place: placeOf(entry), isShared: isVariable });
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
  const reason = errorMessage(error);
  return `${placeOf(entry, key)}: ${withSubject(reason, key)}`;
}

function placeOf(entry: ParsedEntry, key?: string): string {
  return `line ${entry.lineOf(key)}: feed ${quoted(entry.name)}`;
}

function withSubject(reason: string, key: string | undefined): string {
  if (key === undefined) return reason;
  const isPredicate = /^(?:is|must|has|lacks|names|cannot)\b/.test(reason);
  return `${quoted(key)}${isPredicate ? '' : ':'} ${reason}`;
}
