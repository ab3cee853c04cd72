import { html } from 'hono/html';
import { type NamedScopeKind, type Scope, siteScope } from '../model/scope.ts';
import { filterPath, listPath } from '../model/urls.ts';
import { feedLinks } from './feed-links.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import type { PageContext } from './page.ts';
import { pageNumbers } from './page-numbers.ts';
import { bySize } from './sizes.ts';
import { termList } from './term-list.ts';
import { fill } from './text.ts';

/** A page of the list of all scopes of a kind. */
export interface DirectoryPart {
  readonly kind: NamedScopeKind;
  /** From 1. */
  readonly page: number;
  /** The number of pages. */
  readonly pages: number;
  /** The scopes of this page, the largest first. */
  readonly shown: readonly Scope[];
  /** The scopes that changed last, on the first page only. */
  readonly recent: readonly Scope[];
}

/** Renders a page of the list of all scopes of a kind: a filter, those that changed last, then the largest. */
export function directoryPage(context: PageContext, part: DirectoryPart): Html {
  const { words } = context.locale;
  const { kind, page, shown, recent } = part;
  const title = words.kinds[kind].many;
  const numbered = page === 1 ? title : `${title} (${context.locale.number(page)})`;
  const recently = html`<section aria-labelledby="recent">
<h2 id="recent">${words.recent}</h2>
${termList(context, recent)}</section>
`;
  return directory(
    context,
    kind,
    { title: numbered, path: listPath(kind, page) },
    html`${recent.length === 0 ? '' : recently}${
      shown.length === 0
        ? html`<p>${words.empty}</p>
`
        : groups(context, shown)
    }${pageNumbers(context, part, (number) => listPath(kind, number))}`,
  );
}

/** Renders the scopes of a kind that a filter finds. */
export function filteredPage(
  context: PageContext,
  kind: NamedScopeKind,
  { text, shown }: { readonly text: string; readonly shown: readonly Scope[] },
): Html {
  const { words, count } = context.locale;
  const shownText = html`<bdi>${text}</bdi>`;
  const heading =
    shown.length === 0
      ? fill(words.noResults, { text: shownText })
      : count(words.results, shown.length, { text: shownText });
  return directory(
    context,
    kind,
    { title: words.kinds[kind].many, text },
    html`<p role="status">${heading} · <a href="${listPath(kind, 1)}">${words.all}</a></p>
${shown.length === 0 ? '' : groups(context, shown)}`,
  );
}

function directory(
  context: PageContext,
  kind: NamedScopeKind,
  {
    title,
    path,
    text = '',
  }: { readonly title: string; readonly path?: string; readonly text?: string },
  content: Html,
): Html {
  const { site, locale } = context;
  const { words } = locale;
  const feeds = feedLinks(siteScope, site.title, words);
  return layout(
    context,
    {
      title,
      ...(path === undefined
        ? {}
        : {
            path,
            trail: [
              { name: site.title, path: '/' },
              { name: title, path },
            ],
          }),
      feeds,
      section: listPath(kind, 1),
      isUnlisted: text !== '',
    },
    html`<div class="top">
<h1>${title}</h1>
<form action="${filterPath(kind)}" role="search"><label for="filter">${words.filter}</label>
<input id="filter" name="q" type="search" maxlength="${maxFilter}" required dir="auto" autocomplete="off" value="${text}">
<button>${words.find}</button></form>
</div>
<div class="wide">
${content}</div>
`,
  );
}

/** The maximum length of a filter in characters. */
export const maxFilter = 100;

function groups(context: PageContext, shown: readonly Scope[]): Html {
  // The articles of named feeds are not counted.
  if (shown[0]?.kind === 'feed') return termList(context, shown);
  const { words, count, range } = context.locale;
  return html`${bySize(shown).map(
    ({ size, scopes }) => html`<section aria-labelledby="size${size.from}">
<h2 id="size${size.from}">${count(words.articles, size.to, {}, range(size.from, size.to))}</h2>
${termList(context, scopes)}</section>
`,
  )}`;
}
