import { html } from 'hono/html';
import type { Html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';
import { pager } from '../pager.ts';
import { adminStyle } from './style.ts';

/** The values that all views of the publisher's page have in common. */
export interface AdminContext extends PageContext {
  /** Renders a time of the API, in the time zone of the site. */
  readonly moment: (time: string) => Html;
}

/** Makes the context of a view from that of a page. */
export function adminContext(context: PageContext): AdminContext {
  const { tag } = context.locale;
  const { timeZone } = context.site;
  const format = new Intl.DateTimeFormat(tag, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return {
    ...context,
    moment: (time) => html`<time datetime="${time}">${format.format(new Date(time))}</time>`,
  };
}

/** Characters of a title or a name. */
export const maxTitle = 200;

/** The paths of the views and actions. */
export const adminPaths = {
  home: '/admin/',
  problems: '/admin/problems/',
  preview: '/admin/preview/',
  article: '/admin/article/',
  scheduled: '/admin/scheduled/',
  held: '/admin/held/',
  feeds: '/admin/feeds/',
  signIn: '/admin/sign-in/',
  signOut: '/admin/sign-out/',
  import: '/admin/import/',
  withdraw: '/admin/article/withdraw/',
  restore: '/admin/article/restore/',
} as const;

/** A path of the publisher's page with a query. */
export function adminPath(path: string, query: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(query)}`;
}

/** Renders the link to the next page of a list, which has this query. On the last page, it renders nothing. */
export function nextPage(
  { locale: { words } }: AdminContext,
  path: string,
  query: Readonly<Record<string, string>> | undefined,
): Html {
  const next = query && { path: adminPath(path, query), text: words.next };
  return pager(words.pages, { next });
}

/** Renders a view for somebody who has signed in. Its title is the headline. */
export function view(context: AdminContext, title: string, content: Html): Html {
  const { admin } = context.locale.words;
  const home = html`<p class="kind"><a href="${adminPaths.home}">${admin.title}</a></p>
`;
  const isHome = title === admin.title;
  return framed(
    context,
    title,
    html`<div class="top bar">
<div>${isHome ? '' : home}<h1>${title}</h1></div>
<form method="post" action="${adminPaths.signOut}"><button class="plain">${admin.signOut}</button></form>
</div>
${content}`,
  );
}

/** Renders a page of the publisher around its content. */
export function framed(context: PageContext, title: string, content: Html): Html {
  return layout(context, { title, feeds: [], isUnlisted: true, style: adminStyle }, content);
}

/** A text in English, such as the reason of a problem. */
export function english(text: string): Html {
  return html`<span lang="en" dir="ltr">${text}</span>`;
}
