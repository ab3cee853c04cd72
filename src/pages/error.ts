import { html } from 'hono/html';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import type { PageContext } from './page.ts';
import type { Words } from './words/words.ts';

/** The kind of the error. */
export type PageError = keyof Words['errors'];

/** The error that a page shows. */
interface PageProblem {
  readonly error: PageError;
  readonly detail?: string;
}

/**
 * Renders a page that says why there is no other one.
 *
 * @param problem what went wrong, and details in English for those who can mend it
 */
export function errorPage(context: PageContext, problem: PageProblem): Html {
  const { error, detail = '' } = problem;
  const { words } = context.locale;
  const { title, text } = words.errors[error];
  return layout(
    context,
    { title, feeds: [], isUnlisted: true },
    html`<div class="top">
<h1>${title}</h1>
<p class="lead">${text}</p>
${
  detail === ''
    ? ''
    : html`<p class="quiet" lang="en" dir="ltr">${detail}</p>
`
}<p><a href="/">${words.home}</a></p>
</div>
`,
  );
}
