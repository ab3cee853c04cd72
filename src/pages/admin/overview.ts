import { html } from 'hono/html';
import type { RunResponse, SourceResponse } from '../../model/admin-api.ts';
import type { ArticlesResponse, ScopesResponse } from '../../model/article-api.ts';
import type { Check } from '../../model/check.ts';
import type { Html } from '../html.ts';
import { articleForm } from './article.ts';
import { checksSection } from './checks.ts';
import { type AdminContext, view } from './frame.ts';
import { articlesSection, scopesSection } from './lists.ts';
import { runsSection } from './run-chart.ts';
import { sourcesSection } from './sources.ts';

/** The data that the overview shows besides the health checks. All of it comes from the API. */
export interface Overview {
  readonly sources: readonly SourceResponse[];
  /** The newest first. */
  readonly runs: readonly RunResponse[];
  readonly scheduled: ArticlesResponse;
  readonly held: ArticlesResponse;
  readonly largest: ScopesResponse['scopes'];
  readonly recent: ScopesResponse['scopes'];
}

/**
 * Renders the overview.
 *
 * @param overview undefined if the database fails
 * @param isQueued whether an import has just been queued
 */
export function overviewPage(
  context: AdminContext,
  checks: readonly Check[],
  { overview, isQueued }: { readonly overview: Overview | undefined; readonly isQueued: boolean },
): Html {
  const { admin } = context.locale.words;
  const queued = html`<p role="status" class="full">${admin.queued}</p>
`;
  return view(
    context,
    admin.title,
    html`<div class="desk">
${isQueued ? queued : ''}${checksSection(context, checks)}${overview ? sections(context, overview) : ''}</div>
`,
  );
}

function sections(
  context: AdminContext,
  { sources, runs, scheduled, held, largest, recent }: Overview,
): Html {
  return html`${sourcesSection(context, sources)}${runsSection(context, runs)}${articlesSection(context, 'scheduled', scheduled)}${articlesSection(context, 'held', held)}${scopesSection(context, 'size', { scopes: largest, hasMore: true })}${scopesSection(context, 'change', { scopes: recent, hasMore: true })}${articleForm(context)}`;
}
