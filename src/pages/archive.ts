import { html } from 'hono/html';
import type { PageStart } from '../model/archive-page.ts';
import type { Article } from '../model/article.ts';
import type { Scope } from '../model/scope.ts';
import { archivePath, documentPath, listPath, pagePath } from '../model/urls.ts';
import { titleList } from './article-list.ts';
import { feedLinks } from './feed-links.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { languageAttributes } from './locale.ts';
import type { PageContext } from './page.ts';
import { pager } from './pager.ts';
import { scopeTrail } from './scope.ts';
import { subscribeBlock } from './subscribe.ts';

/** A page of older articles. */
export interface ArchiveContents {
  readonly scope: Scope;
  readonly start: PageStart;
  /** Newest first, at least one. */
  readonly articles: readonly Article[];
  readonly older: PageStart | undefined;
  /** Undefined if the newer articles are on the page of the scope. */
  readonly newer: PageStart | undefined;
}

/** Renders a page of older articles: their titles, by day. */
export function archivePage(context: PageContext, contents: ArchiveContents): Html {
  const { site, locale, opened } = context;
  const { scope, start, articles, older, newer } = contents;
  const { words } = locale;
  const of = scope.kind === 'site' ? site.title : scope.name;
  const base = pagePath(scope);
  const pathOf = (start?: PageStart) => {
    if (opened) return documentPath(base, opened.format, start);
    return start ? archivePath(scope, start) : base;
  };
  const period = periodOf(context, articles);
  return layout(
    context,
    {
      title: [period, ...(scope.kind === 'site' ? [] : [scope.name])].join(' · '),
      path: archivePath(scope, start),
      trail: [...scopeTrail(context, scope), { name: period, path: archivePath(scope, start) }],
      feeds: feedLinks(scope, scope.kind === 'site' ? of : `${of} · ${site.title}`, words),
      ...(scope.kind === 'site' ? {} : { section: listPath(scope.kind, 1) }),
    },
    html`<div class="top">
<p class="quiet"><a href="${base}"><bdi${languageAttributes(locale, site.language)}>${of}</bdi></a></p>
<h1>${words.archive}</h1>
<p class="quiet">${period}</p>
</div>
${opened ? subscribeBlock(context, base) : ''}<div class="${opened ? 'list' : 'wide'}">
${titleList(context, articles)}${pager(words.pages, {
  previous: { path: pathOf(newer), text: words.newer },
  next: older && { path: pathOf(older), text: words.older },
})}</div>
`,
  );
}

function periodOf({ locale }: PageContext, articles: readonly Article[]): string {
  const [newest, oldest] = [articles.at(0), articles.at(-1)];
  return newest && oldest ? locale.days(oldest.publishedAt, newest.publishedAt) : '';
}
