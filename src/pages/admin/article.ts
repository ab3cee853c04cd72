import { html } from 'hono/html';
import type { ArticleResponse } from '../../model/article-api.ts';
import { cutText } from '../../model/text.ts';
import type { Html } from '../html.ts';
import { type AdminContext, adminPaths, maxTitle, view } from './frame.ts';

/** Renders the form that finds an article, to take it out or put it back. */
export function articleForm({ locale: { words } }: AdminContext): Html {
  const { admin } = words;
  return html`<section class="full ask" aria-labelledby="find">
<h2 id="find">${admin.takeOut}</h2>
<form action="${adminPaths.article}"><label for="name">${admin.article}</label>
<input id="name" name="name" required dir="ltr" autocomplete="off" spellcheck="false">
<button>${words.find}</button></form>
</section>
`;
}

/**
 * Renders an article, with what can be done with it. The form is the confirmation.
 *
 * @param isDone whether that has just been done
 */
export function articlePage(
  context: AdminContext,
  article: ArticleResponse,
  isDone: boolean,
): Html {
  const { words } = context.locale;
  const { admin } = words;
  const { title, url, state, isHeld } = article;
  const done = html`<p role="status">${isHeld ? admin.held : admin.states.done}</p>
`;
  // An article that an import has withdrawn has no post that it could return with.
  const canChange = isHeld || state !== 'withdrawn';
  return view(
    context,
    isHeld ? admin.putBack : admin.takeOut,
    html`<div class="wide ask">
${isDone ? done : ''}<h2><a href="${url}"><bdi>${cutText(title || url, maxTitle)}</bdi></a></h2>
${details(context, article)}${canChange ? changeForm(context, article) : ''}</div>
`,
  );
}

function details({ locale: { words }, moment }: AdminContext, article: ArticleResponse): Html {
  const { admin } = words;
  const { state, isHeld, publishedAt, source, path, url, feedId } = article;
  return html`<dl>
<dt>${admin.state}</dt><dd>${isHeld ? admin.held : admin.states[state]}</dd>
<dt>${admin.time}</dt><dd>${moment(publishedAt)}</dd>
<dt>${admin.source}</dt><dd><bdi>${source}</bdi>, <code dir="ltr">${path}</code></dd>
<dt>URL</dt><dd><code dir="ltr">${url}</code></dd>
${feedId === url ? '' : html`<dt>ID</dt><dd><code dir="ltr">${feedId}</code></dd>\n`}</dl>
`;
}

function changeForm(
  { locale: { words } }: AdminContext,
  { feedId, isHeld }: ArticleResponse,
): Html {
  const { admin } = words;
  return html`<form method="post" action="${isHeld ? adminPaths.restore : adminPaths.withdraw}"><p>${isHeld ? admin.askPutBack : admin.askTakeOut}</p>
<input type="hidden" name="feedId" value="${feedId}">
<button>${isHeld ? admin.putBack : admin.takeOut}</button></form>
`;
}
