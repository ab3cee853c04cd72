import { html } from 'hono/html';
import { maxQueryLength, searchPath } from '../model/search.ts';
import { listPath, opmlPath } from '../model/urls.ts';
import type { Html } from './html.ts';
import { languageAttributes } from './locale.ts';
import type { Page, PageContext } from './page.ts';

/**
 * Renders the head of every page: the name of the site, which leads home, the menu and the search. On the home page,
 * the site's description is below its name.
 */
export function masthead(context: PageContext, { title, section, hasOwnSearch }: Page): Html {
  const { site, locale } = context;
  const language = languageAttributes(locale, site.language);
  const name = html`<a href="/" rel="home">${icon(context)}<bdi${language}>${site.title}</bdi></a>`;
  const description = html`<p class="lead"><bdi${language}>${site.description}</bdi></p>
`;
  const head = html`<h1 class="name">${name}</h1>
${site.description === '' ? '' : description}`;
  return html`<header>
${
  title === ''
    ? head
    : html`<p class="name">${name}</p>
`
}<div class="bar">
${menu(context, section)}${context.hasSearch && !hasOwnSearch ? searchForm(context) : ''}</div>
</header>
`;
}

function menu(context: PageContext, section: string | undefined): Html {
  const { site, kinds } = context;
  const { words } = context.locale;
  // Nothing has been imported, so there is nothing to lead to.
  if (site.url === '') return html``;
  const entry = (path: string, text: string) => html`<li><a href="${path}"${
    path === section ? html` aria-current="true"` : ''
  }>${text}</a></li>
`;
  return html`<nav aria-label="${words.menu}"><ul class="inline">
${kinds.map((kind) => entry(listPath(kind, 1), words.kinds[kind].many))}${entry(opmlPath('all'), 'OPML')}</ul></nav>
`;
}

function searchForm({ locale: { words } }: PageContext): Html {
  return html`<form action="${searchPath}" role="search" aria-label="${words.search}">
<input name="q" type="search" maxlength="${maxQueryLength}" required dir="auto" autocomplete="off" aria-label="${words.search}" placeholder="${words.search}">
<button>${words.find}</button></form>
`;
}

function icon({ site, publicUrl, hasPictures }: PageContext): Html {
  const isOwn = site.icon?.startsWith(`${publicUrl}/`) ?? false;
  if (!site.icon || !(hasPictures || isOwn)) return html``;
  return html`<img src="${site.icon}" alt="" width="40" height="40">`;
}
