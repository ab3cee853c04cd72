import type { Context } from 'hono';
import { type NamedScopeKind, siteScope, slugOf } from '../model/scope.ts';
import { directoryPage, filteredPage, maxFilter } from '../pages/directory.ts';
import { findScopes, listLargest, listRecent, listSlugSizes } from '../store/feeds/scopes.ts';
import type { AppEnv } from './context.ts';
import { badRequest, notFound } from './errors.ts';
import { respondWithPage } from './page-response.ts';

const scopesPerPage = 200;

// Bytes of a slug. As many fewer are on a page if they are longer, so that it stays below 30 kB compressed.
const usualBytes = 48;

// A list does not go on for ever: SQLite reads all rows before those of a page. The rest is found by the filter.
const maxListed = 10_000;

// The maximum number of scopes that changed last on a page.
const maxRecent = 12;

/**
 * The list of a kind of scope, like `/tags/`: largest first, with pages like `/tags/page/2/`, and filtered by a
 * text, like `/tags/?q=linux`.
 */
export function scopeList(kind: NamedScopeKind) {
  return async (c: Context<AppEnv, '/:number/'>): Promise<Response> => {
    const text = c.req.query('q');
    if (text !== undefined) return filtered(c, kind, text);
    const page = Number(c.req.param('number') ?? 1);
    const response = await respondWithPage(c, { key: siteScope, articles: 1 }, (context) =>
      readPart(c, kind, page).then((part) => part && directoryPage(context, part)),
    );
    return response ?? notFound(c);
  };
}

async function readPart(c: Context<AppEnv>, kind: NamedScopeKind, page: number) {
  const { db } = c.var;
  const sizes = pageSizes(await listSlugSizes(db, kind, maxListed));
  const size = sizes[page - 1] ?? 0;
  if (size === 0 && page > 1) return undefined;
  const offset = sizes.slice(0, page - 1).reduce((sum, each) => sum + each, 0);
  const shown = await listLargest(db, kind, { limit: size, offset });
  // In a short list, they are easily found among the others.
  const hasRecent = page === 1 && shown.length > 2 * maxRecent;
  const recent = hasRecent ? await listRecent(db, kind, maxRecent) : [];
  return { kind, page, pages: sizes.length, shown, recent };
}

/** The numbers of scopes on the pages of a list. A longer name counts as several. */
function pageSizes(slugSizes: readonly number[]): number[] {
  const pages: number[] = [];
  let names = 0;
  for (const size of slugSizes) {
    const page = Math.floor(names / scopesPerPage);
    pages[page] = (pages[page] ?? 0) + 1;
    names += 1 + Math.floor(size / usualBytes);
  }
  return pages;
}

async function filtered(c: Context<AppEnv>, kind: NamedScopeKind, text: string): Promise<Response> {
  if (text.length > maxFilter) {
    return badRequest(c, `The filter is longer than ${maxFilter} characters.`);
  }
  const request = { key: siteScope, articles: 1, parts: [text] };
  const response = await respondWithPage(c, request, async (context) => {
    const found = await findScopes(c.var.db, kind, slugOf(text), scopesPerPage);
    return filteredPage(context, kind, { text, found });
  });
  return response ?? notFound(c);
}
