import { html } from 'hono/html';
import type { PageError } from '../error.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page.ts';
import { adminPaths, english, framed } from './frame.ts';

/**
 * Renders why a view cannot be shown, or why an action was refused.
 *
 * @param error what went wrong, if there are words for it in the language of the page
 * @param detail the reason, in English
 */
export function refusedPage(context: PageContext, detail: string, error?: PageError): Html {
  const { words } = context.locale;
  return framed(
    context,
    error ? words.errors[error].title : words.admin.title,
    html`<div class="top">
<h1>${error ? words.errors[error].title : words.admin.title}</h1>
<p class="lead" role="alert">${english(detail)}</p>
<p><a href="${adminPaths.home}">${words.admin.title}</a></p>
</div>
`,
  );
}
