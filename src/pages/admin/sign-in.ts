import { html } from 'hono/html';
import type { Html } from '../html.ts';
import type { PageContext } from '../page.ts';
import { adminPaths, framed } from './frame.ts';

/** Why a sign-in has failed: the token is wrong, or there were too many attempts. */
export type SignInProblem = 'wrongToken' | 'tooMany';

// There are no users, but browsers and password managers keep a password for one. Text browsers show hidden fields.
const adminUser = 'admin';

/** Renders the form that takes the token. */
export function signInPage(context: PageContext, problem?: SignInProblem): Html {
  const { admin } = context.locale.words;
  const message =
    problem &&
    html`<p id="problem" role="alert">${admin[problem]}</p>
`;
  return framed(
    context,
    admin.title,
    html`<div class="top sign">
<h1>${admin.title}</h1>
${message ?? ''}<form method="post" action="${adminPaths.signIn}"><input name="user" value="${adminUser}" autocomplete="username" readonly hidden>
<label for="token">${admin.token}</label>
<input id="token" name="token" type="password" required autofocus autocomplete="current-password" dir="ltr"${
      message ? html` aria-invalid="true" aria-describedby="problem"` : ''
    }>
<button>${admin.signIn}</button></form>
</div>
`,
  );
}

/** Renders what there is instead of the form if no token is configured. */
export function noTokenPage(context: PageContext): Html {
  const { admin } = context.locale.words;
  return framed(
    context,
    admin.title,
    html`<div class="top">
<h1>${admin.title}</h1>
<p>${admin.noToken} <code dir="ltr">npx wrangler secret put IMPORT_TOKEN</code></p>
</div>
`,
  );
}
