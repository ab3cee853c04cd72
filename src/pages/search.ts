import { html } from 'hono/html';
import { type Position, pageStartText } from '../model/archive-page.ts';
import type { Article } from '../model/article.ts';
import { formatDetails, formats } from '../model/format.ts';
import { maxQueryLength, searchFeedPath, searchPath, searchQueryString } from '../model/search.ts';
import { queryTerms } from '../model/search-terms.ts';
import { articleList } from './article-list.ts';
import type { FeedLink } from './feed-links.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import type { PageContext } from './page.ts';
import { pager } from './pager.ts';
import { subscribeBlock } from './subscribe.ts';
import { fill } from './text.ts';

/** A page of what a search has found. */
export interface SearchResults {
  /** Canonical; empty if nothing was searched for. */
  readonly query: string;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** Older articles are below this position. */
  readonly next: Position | undefined;
  /** Whether it is the page with the newest articles. */
  readonly isFirst: boolean;
}

/** Renders the page of the search: its form, what was found, and how to subscribe to it. */
export function searchPage(context: PageContext, results: SearchResults): Html {
  const { words } = context.locale;
  const { query } = results;
  const hasFeeds = queryTerms(query).length > 0;
  return layout(
    context,
    {
      title: query === '' ? words.search : `${words.search}: ${query}`,
      feeds: hasFeeds ? feedLinksOf(context, query) : [],
      isUnlisted: true,
      hasOwnSearch: true,
    },
    html`<div class="top">
<h1 id="search">${words.search}</h1>
${form(context, query)}</div>
<div class="wide">
${query === '' ? '' : found(context, results)}${hasFeeds ? subscription(context, query) : ''}</div>
`,
  );
}

function form({ locale: { words } }: PageContext, query: string): Html {
  return html`<form action="${searchPath}" role="search" aria-labelledby="search">
<input name="q" aria-labelledby="search" type="search" maxlength="${maxQueryLength}" required dir="auto" autocomplete="off" value="${query}">
<button>${words.find}</button></form>
`;
}

function found(context: PageContext, { query, articles, next, isFirst }: SearchResults): Html {
  const { words } = context.locale;
  const text = html`<bdi>${query}</bdi>`;
  const isNothing = articles.length === 0 && isFirst && !next;
  const older = next && {
    path: searchPath + searchQueryString(query, pageStartText(next)),
    text: words.older,
  };
  const newest = isFirst
    ? undefined
    : { path: searchPath + searchQueryString(query), text: words.latest };
  return html`${
    isNothing
      ? html`<p role="status">${fill(words.noResults, { text })}</p>
`
      : html`<h2 id="found">${words.latest}</h2>
`
  }${articleList(context, articles)}${pager(words.pages, { previous: newest, next: older })}`;
}

function subscription(context: PageContext, query: string): Html {
  const { words } = context.locale;
  if (context.opened)
    return subscribeBlock(context, searchFeedPath(query, 'rss').replace(/[^/]*$/, ''));
  return html`<section aria-labelledby="subscribe">
<h2 id="subscribe">${words.subscribe}</h2>
<p>${words.whatIsAFeed}</p>
<ul class="inline">${formats.map(
    (
      format,
    ) => html`<li><a href="${searchFeedPath(query, format)}">${formatDetails[format].label}</a></li>
`,
  )}</ul>
</section>
`;
}

function feedLinksOf({ site }: PageContext, query: string): FeedLink[] {
  return formats.map((format) => ({
    title: `${query} · ${site.title} (${formatDetails[format].label})`,
    mediaType: formatDetails[format].mediaType,
    url: searchFeedPath(query, format),
  }));
}
