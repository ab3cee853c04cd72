import type { Context } from 'hono';
import { archivePageMaxAge } from '../http/cache-policy.ts';
import { clientCopy, type Variant } from '../http/validators.ts';
import { isCurrentCopy, type Version } from '../model/client-copy.ts';
import type { ScopeKey } from '../model/scope.ts';
import type { ArchivePage } from '../store/feeds/archive-pages.ts';
import { readArchiveVersion } from '../store/feeds/archive-version.ts';
import type { AppEnv } from './context.ts';
import { describeVersion, versionOf } from './responses.ts';

// The version of a page that still grows is the revision of its scope. That of a full one is the revision of the archive,
// which new articles do not raise. The two numbers may be the same, so the variants differ.

/** @param isFull whether the page is full, and no longer grows */
function variantOf(page: Variant, isFull: boolean): Variant {
  return `${page}-${isFull ? 'full' : 'growing'}`;
}

/**
 * Responds with a 304 if the client names the version that a page of an archive has. Nothing but the row of the scope is
 * read for that: a page that had this version still exists, since every change of the archive gives it another one.
 *
 * @param variant identifies everything but its articles that the page depends on
 * @returns undefined if the page must be read, also if the client has a date or any copy: it does not say that the
 *   page exists
 */
export async function unchangedPage(
  c: Context<AppEnv>,
  key: ScopeKey,
  variant: Variant,
): Promise<Response | undefined> {
  const tags = [true, false].map((isFull) => {
    const copy = clientCopy(c.req.raw.headers, variantOf(variant, isFull));
    return { isFull, revisions: copy.kind === 'revisions' ? copy.revisions : [] };
  });
  if (tags.every(({ revisions }) => revisions.length === 0)) return undefined;
  const scope = await readArchiveVersion(c.var.db, key);
  if (!scope) return undefined;
  for (const { isFull, revisions } of tags) {
    const revision = isFull ? scope.archiveRevision : scope.revision;
    if (!revisions.includes(revision)) continue;
    describe(c, { revision, changedAt: undefined }, { variant, isFull, scopeId: scope.id });
    return c.body(null, 304);
  }
  return undefined;
}

/**
 * Sets the validators of a page of an archive.
 *
 * @returns whether the client's copy is current
 */
export async function describePage(
  c: Context<AppEnv>,
  { scope, site, archiveRevision, newer }: ArchivePage,
  variant: Variant,
): Promise<boolean> {
  const isFull = newer !== undefined;
  const { changedAt } = scope;
  const revision = isFull ? archiveRevision : scope.revision;
  const version = await versionOf(c, { revision, changedAt }, site);
  describe(c, version, { variant, isFull, scopeId: scope.id });
  return isCurrentCopy(clientCopy(c.req.raw.headers, variantOf(variant, isFull)), version);
}

function describe(
  c: Context<AppEnv>,
  version: Version,
  page: { readonly variant: Variant; readonly isFull: boolean; readonly scopeId: number },
): void {
  const maxAge = archivePageMaxAge(page.isFull, c.var.config.feedMaxAge);
  const variant = variantOf(page.variant, page.isFull);
  describeVersion(c, version, variant, { shown: [{ id: page.scopeId }], maxAge });
}
