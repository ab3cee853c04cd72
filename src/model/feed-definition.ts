import type { Mix } from './mix.ts';
import type { Podcast } from './podcast.ts';
import type { ScopeKey } from './scope.ts';

/** How much of its articles a feed shows. */
export const feedContents = ['full', 'summary', 'title'] as const;

export type FeedContent = (typeof feedContents)[number];

/**
 * Where a feed shows the picture of an article: `media`: in elements of Media RSS, like every feed;
 * `enclosure`: as the file of an article that has no other; `text`: also at the beginning of the text, if
 * the text does not show it.
 */
export const pictureKinds = ['media', 'enclosure', 'text'] as const;

export type PictureKind = (typeof pictureKinds)[number];

/** The values that a feed has in place of those of all feeds. It lacks those that are the same. */
export interface Presentation {
  readonly title?: string;
  readonly description?: string;
  /** BCP 47. */
  readonly language?: string;
  /** The absolute URL of the feed's own picture. */
  readonly image?: string;
  readonly content?: FeedContent;
  /** Plain text at the end of each article, with the placeholders of {@link footerPlaceholders}. */
  readonly footer?: string;
  readonly pictures?: PictureKind;
  /** Whether the id of an article is its URL. */
  readonly hasUrlIds?: boolean;
  /** The metadata of a show, where they differ from those of the site's podcast. */
  readonly podcast?: Partial<Podcast>;
}

/** `{url}`: a link with the article's URL as its text; `{link}`: one with its title; `{title}`: no link. */
export const footerPlaceholders = ['url', 'link', 'title'] as const;

/** Which articles a named feed has. */
export interface Selection extends Mix {
  /** At least one: the site if the definition names none. */
  readonly scopes: readonly ScopeKey[];
  /** The largest age of an article, in hours. */
  readonly maxHours?: number;
  /** Whether only articles with a picture are in the feed. */
  readonly withPicture?: boolean;
  /** The largest number of articles in the feed. */
  readonly items?: number;
}

/** The definition that a publisher has written for the feed of a scope. */
export interface FeedDefinition {
  /** For a named feed only: the other scopes have articles of their own. */
  readonly selection?: Selection;
  readonly presentation: Presentation;
}

/** A definition, and the scope whose feed it defines. */
export interface DefinedFeed {
  readonly scope: ScopeKey;
  /** The name of the feed on pages. */
  readonly name: string;
  readonly definition: FeedDefinition;
}

/** A definition that was found in a file, or in the variable. */
export interface FoundFeed extends DefinedFeed {
  /** The path of its file, or the name of the variable. */
  readonly path: string;
  /** Its line and name, as problems begin: `line 3: feed "partners"`. */
  readonly place: string;
  /** Whether it is in the variable, which all sources have in common. */
  readonly isShared: boolean;
}

/** A definition that is not valid. */
export interface DefinitionProblem {
  /** The path of its file, or the name of the variable. */
  readonly path: string;
  /** Describes the mistake and names its line. */
  readonly note: string;
}

/** The definitions of a source. */
export interface FeedDefinitions {
  readonly feeds: readonly FoundFeed[];
  /** Scopes whose definitions are not valid: they keep those that they have. */
  readonly kept: readonly ScopeKey[];
  /** Whether nothing is known of the definitions, so that all stay as they are. */
  readonly keepsAll: boolean;
  readonly problems: readonly DefinitionProblem[];
}

/** The largest number of definitions, and of scopes in a definition. */
export const definitionLimits = { feeds: 1_000, scopes: 50 } as const;
