import { html } from 'hono/html';
import type { RunResponse } from '../../model/admin-api.ts';
import type { Html } from '../html.ts';
import { type AdminContext, english } from './frame.ts';
import { stateOfRun } from './sources.ts';

/** How many runs the chart has room for. */
export const chartedRuns = 40;

// The share of a run's place, in percent, that its bar takes.
const place = 100 / chartedRuns;
const barWidth = place * 0.7;

/**
 * Renders the last runs: a chart of how many articles each has changed, and the same as a table. The scale is
 * logarithmic, since a first import changes thousands and most others a few.
 *
 * @param runs the newest first
 */
export function runsSection(context: AdminContext, runs: readonly RunResponse[]): Html {
  const { words } = context.locale;
  return html`<section class="full" aria-labelledby="imports">
<h2 id="imports">${words.admin.imports}</h2>
${runs.length === 0 ? html`<p>${words.empty}</p>` : [chart(context, runs), table(context, runs)]}</section>
`;
}

function chart(context: AdminContext, runs: readonly RunResponse[]): Html {
  const { locale } = context;
  const { admin } = locale.words;
  const decades = decadesFor(Math.max(...runs.map(changesOf)));
  const rows = runs.map((run) => locale.number(changesOf(run))).reverse();
  return html`<p class="quiet">${admin.chart}</p>
<svg class="chart" role="img" aria-labelledby="chart-title chart-text"><title id="chart-title">${admin.chart}</title><desc id="chart-text">${rows.join(', ')}</desc>
${lines(context, decades)}${runs.map((run, at) => bar(context, run, { at, decades }))}</svg>
${span(context, runs)}`;
}

/** From when to when the bars are. It is at their end of the chart, which they may not fill. */
function span({ moment }: AdminContext, runs: readonly RunResponse[]): Html {
  const ends = [...new Set([runs.at(-1), runs.at(0)])].flatMap((run) => run?.startedAt ?? []);
  const [first, last] = ends.map(moment);
  return html`<p class="span quiet">${first ?? ''}${last ? html` – ${last}` : ''}</p>
`;
}

/** The number of articles that a run has changed. */
function changesOf({ created, changed, withdrawn }: RunResponse): number {
  return created + changed + withdrawn;
}

/** How often the scale is multiplied by ten above 1, at least once. */
function decadesFor(most: number): number {
  return Math.max(1, Math.ceil(Math.log10(Math.max(1, most))));
}

/** The height of a number in percent: 1 is one step above the bottom, 10 is two, and so on. */
function heightOf(changes: number, decades: number): number {
  return changes === 0 ? 0 : ((1 + Math.log10(changes)) / (1 + decades)) * 100;
}

function lines({ locale }: AdminContext, decades: number): Html[] {
  const x = locale.direction === 'rtl' ? '100%' : '0';
  return Array.from({ length: decades + 1 }, (_, decade) => {
    const y = percent(100 - heightOf(10 ** decade, decades));
    return html`<line x1="0" x2="100%" y1="${y}" y2="${y}"/><text x="${x}" y="${y}" dy="-4">${locale.number(10 ** decade)}</text>
`;
  });
}

/** @param at its place from the newest */
function bar(
  { locale }: AdminContext,
  run: RunResponse,
  { at, decades }: { readonly at: number; readonly decades: number },
): Html {
  const changes = changesOf(run);
  const isBad = run.state === 'failed' || run.state === 'refused';
  const height = Math.max(heightOf(changes, decades), isBad ? 6 : 2);
  // The newest is where lines of text end.
  const x = locale.direction === 'rtl' ? at * place : 100 - at * place - barWidth;
  const kind = changes === 0 ? 'none' : '';
  const { source, startedAt } = run;
  return html`<rect class="${isBad ? 'bad' : kind}" x="${percent(x)}" width="${percent(barWidth)}" y="${percent(100 - height)}" height="${percent(height)}"><title>${source} ${startedAt.slice(0, 16)}Z: ${locale.number(changes)}</title></rect>
`;
}

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

function table({ locale, moment }: AdminContext, runs: readonly RunResponse[]): Html {
  const { admin } = locale.words;
  const counted = ['created', 'changed', 'withdrawn', 'skipped', 'problems'] as const;
  return html`<details><summary id="table">${admin.table}</summary>
<div class="scroll" role="region" aria-labelledby="table" tabindex="0"><table>
<thead><tr><th scope="col">${admin.time}</th><th scope="col">${admin.source}</th><th scope="col">${admin.state}</th>${counted.map(
    (name) => html`<th scope="col" class="num">${admin.counts[name]}</th>`,
  )}</tr></thead>
<tbody>
${runs.map(
  (
    run,
  ) => html`<tr><td>${moment(run.startedAt)}</td><td><bdi>${run.source}</bdi></td><td>${admin.states[stateOfRun(run)]}${
    run.message === '' ? '' : html`<br>${english(run.message)}`
  }</td>${counted.map((name) => html`<td class="num">${locale.number(run[name])}</td>`)}</tr>
`,
)}</tbody></table></div>
</details>
`;
}
