import { html } from 'hono/html';
import type { PageStart } from '../model/archive-page.ts';
import type { Article } from '../model/article.ts';
import { languageTag } from '../model/language.ts';
import type { NamedScopeKind, Scope } from '../model/scope.ts';
import { archivePath, listPath, pagePath } from '../model/urls.ts';
import { articleList, day } from './article-list.ts';
import { feedLinks } from './feed-links.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import type { Crumb, PageContext, PageLanguage } from './page.ts';
import { pager } from './pager.ts';
import { relatedScopes } from './related.ts';
import { subscribeBlock } from './subscribe.ts';
import { fittingTerms, termList } from './term-list.ts';
import { fill } from './text.ts';

/** A scope that has a page, and its newest articles. */
export interface ScopeContents {
  readonly scope: Scope & { readonly kind: NamedScopeKind };
  /** Newest first. */
  readonly articles: readonly Article[];
  /** The newest page of the archive; undefined if there are no older articles. */
  readonly older: PageStart | undefined;
  /** On the page of a language: the slugs of all languages. */
  readonly languages?: readonly string[];
}

// Bytes of the names of related scopes.
const relatedBytes = 800;

/** Renders the page of a scope: what it is, how to subscribe to it, and its newest articles. */
export function scopePage(context: PageContext, contents: ScopeContents): Html {
  const { scope, articles } = contents;
  const { words } = context.locale;
  const feeds = feedLinks(scope, `${scope.name} · ${context.site.title}`, words);
  const languages = pageLanguages(contents.languages ?? []);
  const page = {
    title: scope.name,
    path: pagePath(scope),
    feeds,
    languages,
    section: listPath(scope.kind, 1),
    trail: scopeTrail(context, scope),
    articles,
  };
  const related = fittingTerms(relatedScopes(articles, scope), relatedBytes);
  return layout(
    context,
    page,
    html`<div class="top">
${scopeHeading(context, scope)}<p class="quiet">${scopeFacts(context, scope)}</p>
</div>
${subscribeBlock(context, pagePath(scope))}${latest(context, contents)}${
  related.length === 0
    ? ''
    : html`<section class="more" aria-labelledby="related">
<h2 id="related">${words.related}</h2>
${termList(context, related)}</section>
`
}`,
  );
}

// Search engines ask for absolute URLs, and for the page itself among them.
function pageLanguages(slugs: readonly string[]): PageLanguage[] | undefined {
  if (slugs.length < 2) return undefined;
  return slugs.flatMap((slug) => {
    const tag = languageTag(slug);
    return tag === undefined ? [] : [{ tag, path: pagePath({ kind: 'language', slug }) }];
  });
}

/** The way from the home page to the page of a scope. */
export function scopeTrail({ site, locale }: PageContext, scope: Scope): Crumb[] {
  const home = { name: site.title, path: '/' };
  if (scope.kind === 'site') return [home];
  const list = { name: locale.words.kinds[scope.kind].many, path: listPath(scope.kind, 1) };
  return [home, list, { name: scope.name, path: pagePath(scope) }];
}

/** Renders the kind and the name of a scope as the heading of a page. */
function scopeHeading({ locale }: PageContext, scope: ScopeContents['scope']): Html {
  const kind = locale.words.kinds[scope.kind].one;
  return html`<p class="kind"><a href="${listPath(scope.kind, 1)}">${kind}</a></p>
<h1><bdi>${scope.name}</bdi></h1>
`;
}

function scopeFacts(context: PageContext, { kind, articleCount, changedAt }: Scope): Html {
  const { words, count } = context.locale;
  const updated = fill(words.updated, { date: day(context, changedAt) });
  // The articles of a named feed are not counted.
  if (kind === 'feed') return html`${updated}`;
  return html`${count(words.articles, articleCount)} · ${updated}`;
}

/** Renders the newest articles of a scope, and the way to the older ones. */
export function latest(
  context: PageContext,
  { scope, articles, older }: Omit<ScopeContents, 'scope'> & { readonly scope: Scope },
): Html {
  const { words } = context.locale;
  const next = older && { path: archivePath(scope, older), text: words.older };
  return html`<section class="list" aria-labelledby="latest">
<h2 id="latest">${words.latest}</h2>
${articles.length === 0 ? html`<p>${words.empty}</p>` : articleList(context, articles)}${pager(words.archive, { next })}</section>
`;
}
