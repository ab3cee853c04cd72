import { html } from 'hono/html';
import type { PreviewResponse } from '../../model/admin-api.ts';
import type { Html } from '../html.ts';
import { type AdminContext, adminPaths, english, view } from './frame.ts';
import { place } from './problems.ts';

/** Renders what an import would change, with the form that starts it. */
export function previewPage(context: AdminContext, preview: PreviewResponse): Html {
  const { admin } = context.locale.words;
  const { source, refusal, created, changed, moved, deleted, leftOut } = preview;
  const lists = [
    pathList(admin.counts.created, created.map(pathOf)),
    pathList(admin.counts.changed, changed.map(pathOf)),
    pathList(
      admin.counts.moved,
      moved.map(({ from, to }) => html`${pathOf(from)} → ${pathOf(to)}`),
    ),
    pathList(admin.counts.deleted, deleted.map(pathOf)),
    pathList(
      `${admin.counts.skipped}, ${admin.counts.problems}`,
      leftOut.map(({ path, note }) => html`${place(path, note)}<p>${english(note)}</p>`),
    ),
  ];
  return view(
    context,
    admin.preview,
    html`<div class="wide">
<h2><bdi>${source}</bdi></h2>
${refusal === null ? '' : html`<p role="alert">${english(refusal)}</p>\n`}${changesNothing(preview) ? html`<p>${admin.nothing}</p>\n` : counts(context, preview)}${importForm(context, preview)}${lists}</div>
`,
  );
}

function changesNothing({ isUnchanged, counts }: PreviewResponse): boolean {
  const { unchanged: _, skipped: __, problems: ___, ...changes } = counts;
  return isUnchanged || Object.values(changes).every((count) => count === 0);
}

function counts({ locale }: AdminContext, { counts }: PreviewResponse): Html {
  const { admin } = locale.words;
  const names = [
    'created',
    'changed',
    'moved',
    'deleted',
    'withdrawn',
    'skipped',
    'problems',
    'unchanged',
    'unread',
  ] as const;
  const shown = names.filter((name) => counts[name] > 0);
  return html`<dl class="facts">${shown.map(
    (name) =>
      html`<div><dt>${admin.counts[name]}</dt><dd>${locale.number(counts[name])}</dd></div>`,
  )}</dl>
`;
}

function importForm(
  { locale: { words } }: AdminContext,
  { source, refusal }: PreviewResponse,
): Html {
  const { admin } = words;
  const allow = html`<label class="check"><input type="checkbox" name="withdraw" value="all"> ${admin.allow}</label>
`;
  return html`<form method="post" action="${adminPaths.import}"><input type="hidden" name="source" value="${source}">
${refusal === null ? '' : allow}<button>${admin.importNow}</button></form>
`;
}

function pathList(title: string, items: readonly Html[]): Html {
  if (items.length === 0) return html``;
  return html`<section>
<h2>${title}</h2>
<ul class="findings">
${items.map(
  (item) => html`<li>${item}</li>
`,
)}</ul>
</section>
`;
}

function pathOf(path: string): Html {
  return html`<code dir="ltr">${path}</code>`;
}
