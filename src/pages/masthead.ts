import { html } from 'hono/html';
import { listPath, opmlPath } from '../model/urls.ts';
import type { Html } from './html.ts';
import { languageAttributes } from './locale.ts';
import type { Page, PageContext } from './page.ts';

/** Renders the head of every page: the name of the site, which leads home, and the menu. */
export function masthead(context: PageContext, { title, section }: Page): Html {
  const { site, locale } = context;
  const name = html`<a href="/" rel="home">${icon(context)}<bdi${languageAttributes(locale, site.language)}>${site.title}</bdi></a>`;
  return html`<header>
${title === '' ? html`<h1 class="name">${name}</h1>` : html`<p class="name">${name}</p>`}
${menu(context, section)}</header>
`;
}

function menu({ kinds, locale: { words } }: PageContext, section: string | undefined): Html {
  const entry = (path: string, text: string) => html`<li><a href="${path}"${
    path === section ? html` aria-current="true"` : ''
  }>${text}</a></li>
`;
  return html`<nav aria-label="${words.menu}"><ul class="inline">
${kinds.map((kind) => entry(listPath(kind, 1), words.kinds[kind].many))}${entry(opmlPath('all'), 'OPML')}</ul></nav>
`;
}

function icon({ site, publicUrl, hasPictures }: PageContext): Html {
  const isOwn = site.icon?.startsWith(`${publicUrl}/`) ?? false;
  if (!site.icon || !(hasPictures || isOwn)) return html``;
  return html`<img src="${site.icon}" alt="" width="40" height="40">`;
}
