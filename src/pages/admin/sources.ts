import { html } from 'hono/html';
import type { RunResponse, SourceResponse } from '../../model/admin-api.ts';
import type { Html } from '../html.ts';
import { type AdminContext, adminPath, adminPaths, english } from './frame.ts';

/** Renders the sources: their states, what they last said, their last imports, and what can be done. */
export function sourcesSection(context: AdminContext, sources: readonly SourceResponse[]): Html {
  const { words } = context.locale;
  return html`<section class="full" aria-labelledby="sources">
<h2 id="sources">${words.admin.sources}</h2>
${sources.length === 0 ? html`<p>${words.empty}</p>` : sources.map((one) => sourceBlock(context, one))}</section>
`;
}

function sourceBlock(context: AdminContext, source: SourceResponse): Html {
  const { admin } = context.locale.words;
  const { state, kind, lastRun } = source;
  const said = saidBy(source);
  return html`<div class="src">
<h3><bdi>${source.source}</bdi> <span class="state ${statusOf(state)}">${admin.states[state]}</span></h3>
${said.map(
  (text) => html`<p>${english(text)}</p>
`,
)}${lastRun ? lastRunFacts(context, lastRun) : ''}<div class="acts">
${kind === null ? '' : scheduledActions(context, source.source)}<a href="${adminPath(adminPaths.problems, { source: source.source })}">${admin.counts.problems}</a>
</div>
</div>
`;
}

/** The messages of the source and of its last import that somebody should read. */
function saidBy({ reason, refusal, lastRun, failures }: SourceResponse): string[] {
  const ofRun = lastRun?.state === 'failed' ? lastRun.message : '';
  const texts = [failures > 0 ? reason : '', refusal ?? '', ofRun, ...(lastRun?.notes ?? [])];
  return [...new Set(texts)].filter((text) => text !== '');
}

function statusOf(state: SourceResponse['state']): string {
  if (state === 'failing' || state === 'refused') return 'fail';
  return state === 'waiting' || state === 'interrupted' ? 'warn' : 'pass';
}

function scheduledActions({ locale: { words } }: AdminContext, source: string): Html {
  return html`<form method="post" action="${adminPaths.import}"><input type="hidden" name="source" value="${source}"><button class="plain">${words.admin.importNow}</button></form>
<a href="${adminPath(adminPaths.preview, { source })}">${words.admin.preview}</a>
`;
}

function lastRunFacts({ locale, moment }: AdminContext, run: RunResponse): Html {
  const { admin } = locale.words;
  const counts = (['created', 'changed', 'withdrawn', 'skipped', 'problems'] as const).filter(
    (name) => run[name] > 0,
  );
  return html`<dl class="facts quiet"><div><dt>${admin.states[stateOfRun(run)]}</dt><dd>${moment(run.finishedAt ?? run.startedAt)}</dd></div>${counts.map(
    (name) => html`<div><dt>${admin.counts[name]}</dt><dd>${locale.number(run[name])}</dd></div>`,
  )}</dl>
`;
}

/** The word for the state of a run. */
export function stateOfRun({ state }: Pick<RunResponse, 'state'>) {
  return state === 'running' ? 'importing' : state;
}
