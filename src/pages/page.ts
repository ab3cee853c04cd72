import type { Article, Site } from '../model/article.ts';
import type { Format } from '../model/format.ts';
import type { NamedScopeKind } from '../model/scope.ts';
import type { FeedLink } from './feed-links.ts';
import type { Locale } from './locale.ts';

/** The values that all pages of a site have in common. */
export interface PageContext {
  readonly site: Site;
  readonly locale: Locale;
  /** The origin of this Feedmill, without a trailing slash. */
  readonly publicUrl: string;
  /** The kinds of scopes that there are, for the menu. */
  readonly kinds: readonly NamedScopeKind[];
  /** Whether there is a search. */
  readonly hasSearch: boolean;
  /** Whether pages have pictures of other hosts: those of the articles, and the site's icon. */
  readonly hasPictures: boolean;
  /** The feed that a browser has opened, if the page is shown instead of it. */
  readonly opened?: OpenedFeed | undefined;
}

/** A feed that a browser has opened. */
export interface OpenedFeed {
  readonly format: Format;
  readonly path: string;
}

/** The parts of a page around its content. */
export interface Page {
  /** Without the name of the site; empty on the home page. */
  readonly title: string;
  readonly feeds: readonly FeedLink[];
  /** The path of its canonical URL; undefined if search engines should not know the page. */
  readonly path?: string;
  /** The same page in each language, this one among them; undefined if it is in one only. */
  readonly languages?: readonly PageLanguage[] | undefined;
  /** The pages above this one from the home page on, and this one. */
  readonly trail?: readonly Crumb[];
  /** The newest articles, if it shows them; the newest first. */
  readonly articles?: readonly Article[];
  /** The path of the menu entry that the page belongs to. */
  readonly section?: string;
  /** Whether search engines should leave the page out. */
  readonly isUnlisted?: boolean;
  /** A style of its own, after that of all pages. The Content Security Policy must admit it. */
  readonly style?: string;
  /** Whether its content has the form of the search, so that the masthead needs none. */
  readonly hasOwnSearch?: boolean;
}

/** A page as a step of the way to another one. */
export interface Crumb {
  readonly name: string;
  readonly path: string;
}

/** A page in a language. */
export interface PageLanguage {
  /** BCP 47. */
  readonly tag: string;
  /** From the root of this Feedmill. */
  readonly path: string;
}
