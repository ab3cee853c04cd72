import type { NamedScopeKind } from '../../model/scope.ts';

/**
 * A text for each plural form of a language, with `{count}` for the number. Languages have between one form
 * and six; `other` is the form of all numbers that no other form is for.
 */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** The headline of an error page, and what to do. */
interface ErrorWords {
  readonly title: string;
  readonly text: string;
}

/** The words of the publisher's page. */
export interface AdminWords {
  readonly title: string;
  readonly token: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly wrongToken: string;
  readonly tooMany: string;
  /** Comes before the command that sets a token. */
  readonly noToken: string;
  /** The result of the health checks. */
  readonly status: Readonly<Record<'pass' | 'warn' | 'fail', string>>;
  readonly checks: string;
  readonly sources: string;
  readonly source: string;
  readonly imports: string;
  /** Describes the chart. */
  readonly chart: string;
  /** Leads to the same as a table. */
  readonly table: string;
  readonly time: string;
  readonly state: string;
  /** The articles that wait for their dates. */
  readonly scheduled: string;
  /** The articles that were withdrawn by hand. */
  readonly held: string;
  readonly largest: string;
  /** The label of the field that names an article. */
  readonly article: string;
  readonly takeOut: string;
  readonly putBack: string;
  /** Explains what it means to take an article out. */
  readonly askTakeOut: string;
  readonly askPutBack: string;
  readonly importNow: string;
  readonly preview: string;
  readonly queued: string;
  readonly nothing: string;
  /** Allows an import to withdraw any number of articles. */
  readonly allow: string;
  /** The outcomes of an import, above or before the numbers of posts. */
  readonly counts: Readonly<
    Record<
      | 'created'
      | 'changed'
      | 'unchanged'
      | 'moved'
      | 'deleted'
      | 'withdrawn'
      | 'skipped'
      | 'problems'
      | 'unread',
      string
    >
  >;
  /** The states of sources, and those of runs that sources have not. */
  readonly states: Readonly<
    Record<
      | 'idle'
      | 'importing'
      | 'interrupted'
      | 'waiting'
      | 'failing'
      | 'refused'
      | 'sent'
      | 'done'
      | 'failed'
      | 'superseded'
      | 'live'
      | 'scheduled'
      | 'withdrawn',
      string
    >
  >;
}

/** Every word of ours on pages, in one language. `{name}` in a text stands for a value. */
export interface Words {
  /** BCP 47. */
  readonly tag: string;
  /** The link for keyboards that leads past the masthead. */
  readonly skip: string;
  /** The name of the main navigation, for screen readers. */
  readonly menu: string;
  readonly kinds: Readonly<Record<NamedScopeKind, { readonly one: string; readonly many: string }>>;
  /** Describes this website: `{site}`. */
  readonly about: string;
  readonly subscribe: string;
  /** Explains what a feed is and what to do with its URL, in one sentence. */
  readonly whatIsAFeed: string;
  readonly address: string;
  /** Comes before the names of feed readers. */
  readonly openIn: string;
  /** A feed reader that is installed on the device. */
  readonly installed: string;
  readonly formats: string;
  /** Shows the text of the feed as programs read it. */
  readonly viewSource: string;
  /** Saves the feed as a file. */
  readonly download: string;
  /** The OPML document. */
  readonly allFeeds: string;
  readonly latest: string;
  readonly older: string;
  readonly newer: string;
  readonly archive: string;
  /** Other feeds that have the same articles. */
  readonly related: string;
  readonly articles: Plural;
  /** When a feed last changed: `{date}`. */
  readonly updated: string;
  /** Leads to a whole list. */
  readonly all: string;
  /** The label of the search, and the headline of its page. */
  readonly search: string;
  /** The label of the field that filters a list. */
  readonly filter: string;
  readonly find: string;
  /** The result of a search: `{count}`, `{text}`. */
  readonly results: Plural;
  readonly noResults: string;
  readonly recent: string;
  /** The name of the links to the pages of a list. */
  readonly pages: string;
  /** `{page}`, `{pages}`. */
  readonly page: string;
  readonly previous: string;
  readonly next: string;
  readonly empty: string;
  /** Leads to the home page. */
  readonly home: string;
  readonly admin: AdminWords;
  readonly errors: Readonly<Record<'invalid' | 'missing' | 'gone' | 'unavailable', ErrorWords>>;
}
