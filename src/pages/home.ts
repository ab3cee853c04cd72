import { html } from 'hono/html';
import type { Scope } from '../model/scope.ts';
import { type NamedScopeKind, siteScope } from '../model/scope.ts';
import { listPath } from '../model/urls.ts';
import { feedLinks } from './feed-links.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { languageAttributes } from './locale.ts';
import type { PageContext } from './page.ts';
import { latest, type ScopeContents } from './scope.ts';
import { subscribeBlock } from './subscribe.ts';
import { fittingTerms, termList } from './term-list.ts';
import { fill } from './text.ts';

/** The largest scopes of a kind. */
export interface HomeSection {
  readonly kind: NamedScopeKind;
  readonly shown: readonly Scope[];
  readonly hasMore: boolean;
}

// Bytes of the names of all scopes on the page.
const nameBytes = 3_200;

/** The home page: what this is, the newest articles, and the largest categories, tags and so on. */
export function homePage(
  context: PageContext,
  contents: Omit<ScopeContents, 'scope'> & { readonly scope: Scope },
  sections: readonly HomeSection[],
): Html {
  const { site, locale } = context;
  const language = languageAttributes(locale, site.language);
  const name = html`<bdi${language}>${site.title}</bdi>`;
  return layout(
    context,
    {
      title: '',
      path: '/',
      feeds: feedLinks(siteScope, site.title, locale.words),
      articles: contents.articles,
    },
    html`<div class="top">
<p class="quiet">${fill(locale.words.about, { site: name })}</p>
</div>
${subscribeBlock(context, '/')}${latest(context, contents)}<div class="more">
${sections.map((section) => homeSection(context, section, nameBytes / sections.length))}</div>
`,
  );
}

function homeSection(
  context: PageContext,
  { kind, shown, hasMore }: HomeSection,
  bytes: number,
): Html {
  if (shown.length === 0) return html``;
  const terms = fittingTerms(shown, bytes);
  const { words } = context.locale;
  const all = html`<p><a href="${listPath(kind, 1)}" aria-describedby="${kind}">${words.all}</a></p>
`;
  return html`<section aria-labelledby="${kind}">
<h2 id="${kind}">${words.kinds[kind].many}</h2>
${termList(context, terms)}${hasMore || terms.length < shown.length ? all : ''}</section>
`;
}
