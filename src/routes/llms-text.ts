import type { Context } from 'hono';
import { renderLlmsText } from '../feeds/llms-text.ts';
import { clientCopy } from '../http/validators.ts';
import { type NamedScopeKind, siteScope } from '../model/scope.ts';
import { listedKinds } from '../model/urls.ts';
import { readScopeForClient } from '../store/feeds/client-read.ts';
import { listLargest } from '../store/feeds/scopes.ts';
import { readSiteRows } from '../store/feeds/sitemaps.ts';
import { nearestReplica } from '../store/replica.ts';
import type { AppEnv } from './context.ts';
import { noSuchFeed } from './first-import.ts';
import { publicUrlOf, publishedSite } from './origin.ts';
import { describeVersion, versionOf } from './responses.ts';
import { configurationId, llmsVariant } from './variants.ts';

// The maximum number of scopes of a kind.
const maxScopes = 20;

/** `/llms.txt`: what this host has, for programs that read it for somebody (https://llmstxt.org). */
export async function llmsText(c: Context<AppEnv>): Promise<Response> {
  const { config, db, search } = c.var;
  const variant = llmsVariant(config);
  const copy = clientCopy(c.req.raw.headers, variant);
  const found = await readScopeForClient(
    db,
    siteScope,
    { copy, configuration: configurationId(config) },
    readSiteRows,
  );
  if (!found) return noSuchFeed(c);
  if (found.isCurrent) {
    describeVersion(c, found.scope, variant, { shown: [found.scope] });
    return c.body(null, 304);
  }
  const site = await publishedSite(c, found.site);
  const sections = await Promise.all(listedKinds.map((kind) => largest(c, kind)));
  const version = await versionOf(c, found.scope, found.site);
  describeVersion(c, version, variant, { shown: [found.scope] });
  return c.text(
    renderLlmsText({
      ...site,
      siteUrl: site.url,
      publicUrl: publicUrlOf(config, site),
      sections,
      hasSearch: search !== undefined,
      hasSitemaps: config.sitemaps,
      signals: config.aiSignals,
    }),
  );
}

async function largest(c: Context<AppEnv>, kind: NamedScopeKind) {
  return { kind, shown: await listLargest(nearestReplica(c.var.db), kind, { limit: maxScopes }) };
}
