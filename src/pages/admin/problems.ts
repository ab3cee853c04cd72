import { html } from 'hono/html';
import type { ProblemsResponse } from '../../model/admin-api.ts';
import type { Html } from '../html.ts';
import { type AdminContext, adminPaths, english, nextPage, view } from './frame.ts';

type Problem = ProblemsResponse['problems'][number];

/** Renders a page of the posts of a source that have problems, were left out or have notes. */
export function problemsPage(
  context: AdminContext,
  source: string,
  { problems, next }: ProblemsResponse,
): Html {
  const { words } = context.locale;
  return view(
    context,
    words.admin.counts.problems,
    html`<div class="wide">
<h2><bdi>${source}</bdi></h2>
${problems.length === 0 ? html`<p>${words.empty}</p>` : list(context, problems)}${nextPage(context, adminPaths.problems, next === null ? undefined : { source, after: next })}</div>
`,
  );
}

function list({ locale: { words } }: AdminContext, problems: readonly Problem[]): Html {
  const { counts } = words.admin;
  const labels: Readonly<Partial<Record<Problem['outcome'], string>>> = {
    problem: counts.problems,
    skipped: counts.skipped,
    deleted: counts.deleted,
  };
  return html`<ul class="findings">
${problems.map(({ path, outcome, note }) => {
  const label = labels[outcome];
  return html`<li>${place(path, note)}${label === undefined ? '' : html` <small>${label}</small>`}
<p>${english(note)}</p></li>
`;
})}</ul>
`;
}

/** Renders where a problem is: a path, and the line if the reason begins with it. */
export function place(path: string, note: string): Html {
  const line = /^line (\d+)/.exec(note)?.[1];
  return html`<code dir="ltr">${path}${line === undefined ? '' : `:${line}`}</code>`;
}
