import { html } from 'hono/html';
import type { ArticleResponse, ArticlesResponse, ScopesResponse } from '../../model/article-api.ts';
import { cutText } from '../../model/text.ts';
import type { Html } from '../html.ts';
import { type AdminContext, adminPath, adminPaths, maxTitle, nextPage, view } from './frame.ts';

/** The lists of articles that are in no feed. */
export type ListName = 'scheduled' | 'held';

type ListedScope = ScopesResponse['scopes'][number];

/** Renders a page of a list of articles. */
export function articlesPage(
  context: AdminContext,
  list: ListName,
  { articles, next }: ArticlesResponse,
): Html {
  const { words } = context.locale;
  return view(
    context,
    words.admin[list],
    html`<div class="wide">
${articles.length === 0 ? html`<p>${words.empty}</p>` : articleRows(context, articles)}${nextPage(context, adminPaths[list], next === null ? undefined : { after: String(next) })}</div>
`,
  );
}

/** Renders the beginning of a list of articles. */
export function articlesSection(
  context: AdminContext,
  list: ListName,
  { articles, next }: ArticlesResponse,
): Html {
  const { words } = context.locale;
  const all = html`<p><a href="${adminPaths[list]}" aria-describedby="${list}">${words.all}</a></p>
`;
  return html`<section aria-labelledby="${list}">
<h2 id="${list}">${words.admin[list]}</h2>
${articles.length === 0 ? html`<p class="quiet">${words.empty}</p>` : articleRows(context, articles)}${next === null ? '' : all}</section>
`;
}

function articleRows({ moment }: AdminContext, articles: readonly ArticleResponse[]): Html {
  return html`<ul class="rows">
${articles.map(
  ({
    feedId,
    title,
    url,
    publishedAt,
  }) => html`<li><a href="${adminPath(adminPaths.article, { name: feedId })}"><bdi>${cutText(title || url, maxTitle)}</bdi></a> <small>${moment(publishedAt)}</small></li>
`,
)}</ul>
`;
}

/** Renders the largest feeds, and those that changed last. */
export function feedsPage(
  context: AdminContext,
  {
    largest,
    recent,
  }: { readonly largest: readonly ListedScope[]; readonly recent: readonly ListedScope[] },
): Html {
  const { kinds } = context.locale.words;
  return view(
    context,
    kinds.feed.many,
    html`<div class="desk">
${scopesSection(context, 'size', { scopes: largest })}${scopesSection(context, 'change', { scopes: recent })}</div>
`,
  );
}

/** Renders a list of feeds. */
export function scopesSection(
  context: AdminContext,
  by: 'size' | 'change',
  {
    scopes,
    hasMore = false,
  }: { readonly scopes: readonly ListedScope[]; readonly hasMore?: boolean },
): Html {
  const { words } = context.locale;
  const all = html`<p><a href="${adminPaths.feeds}" aria-describedby="${by}">${words.all}</a></p>
`;
  return html`<section aria-labelledby="${by}">
<h2 id="${by}">${by === 'size' ? words.admin.largest : words.recent}</h2>
${
  scopes.length === 0
    ? html`<p class="quiet">${words.empty}</p>
`
    : html`<ul class="rows">
${scopes.map((scope) => scopeRow(context, scope, by))}</ul>
`
}${hasMore ? all : ''}</section>
`;
}

function scopeRow(
  { locale, site, moment }: AdminContext,
  scope: ListedScope,
  by: 'size' | 'change',
): Html {
  const { kind, name, articles, changedAt, path } = scope;
  const label = kind === 'site' ? site.title : name;
  const ofKind = kind === 'site' ? '' : html` <small>${locale.words.kinds[kind].one}</small>`;
  const value = by === 'size' && articles !== null ? locale.number(articles) : moment(changedAt);
  return html`<li><span><a href="${path}"><bdi>${cutText(label, maxTitle)}</bdi></a>${ofKind}</span> <small>${value}</small></li>
`;
}
