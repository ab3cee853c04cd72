import { html } from 'hono/html';
import { type NamedScopeKind, type Scope, siteScope } from '../model/scope.ts';
import { filterPath, listPath } from '../model/urls.ts';
import { feedLinks } from './feed-links.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import type { Crumb, PageContext } from './page.ts';
import { pageNumbers } from './page-numbers.ts';
import { bySize } from './sizes.ts';
import { fittingTerms, termList } from './term-list.ts';
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

// Bytes of the names of those that changed last, and of those that a filter finds.
const recentBytes = 800;
const foundBytes = 8_000;

/** Renders a page of the list of all scopes of a kind: a filter, those that changed last, then the largest. */
export function directoryPage(context: PageContext, part: DirectoryPart): Html {
  const { words } = context.locale;
  const { kind, page, shown, recent } = part;
  const title = words.kinds[kind].many;
  const numbered = page === 1 ? title : `${title} (${context.locale.number(page)})`;
  const recently = html`<section aria-labelledby="recent">
<h2 id="recent">${words.recent}</h2>
${termList(context, fittingTerms(recent, recentBytes))}</section>
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
  { text, found }: { readonly text: string; readonly found: readonly Scope[] },
): Html {
  const { words, count } = context.locale;
  const shown = fittingTerms(found, foundBytes);
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

/** The start of a page of a list. */
interface Head {
  readonly title: string;
  /** Undefined for a filtered list. */
  readonly path?: string;
  /** The text that it is filtered by. */
  readonly text?: string;
}

function directory(context: PageContext, kind: NamedScopeKind, head: Head, content: Html): Html {
  const { site, locale } = context;
  const { title, path, text = '' } = head;
  const place = path === undefined ? {} : { path, trail: trailTo(site.title, title, path) };
  return layout(
    context,
    {
      title,
      ...place,
      feeds: feedLinks(siteScope, site.title, locale.words),
      section: listPath(kind, 1),
      isUnlisted: text !== '',
    },
    html`<div class="top">
<h1>${title}</h1>
${filterForm(context, kind, text)}</div>
<div class="wide">
${content}</div>
`,
  );
}

function trailTo(home: string, name: string, path: string): Crumb[] {
  return [
    { name: home, path: '/' },
    { name, path },
  ];
}

function filterForm({ locale: { words } }: PageContext, kind: NamedScopeKind, text: string): Html {
  return html`<form action="${filterPath(kind)}" role="search"><label for="filter">${words.filter}</label>
<input id="filter" name="q" type="search" maxlength="${maxFilter}" required dir="auto" autocomplete="off" value="${text}">
<button>${words.find}</button></form>
`;
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
