import type { Context } from 'hono';
import { preferredLanguage } from '../http/accept.ts';
import { noSite } from '../model/no-site.ts';
import { withOverrides } from '../model/overrides.ts';
import { listedKinds } from '../model/urls.ts';
import { localeOf } from '../pages/locale.ts';
import type { PageContext } from '../pages/page.ts';
import { presentKinds, readSite } from '../store/feeds/scopes.ts';
import { nearestReplica } from '../store/replica.ts';
import type { AppEnv } from './context.ts';
import { pageContext } from './page-response.ts';
import { inTime } from './time-limit.ts';

// Milliseconds that a page waits for the database, which may be what is wrong.
const maxWait = 1_000;

/**
 * The context of a page that must be shown even if nothing has been imported yet or the
 * database fails.
 *
 * @param accept the `Accept-Language` of the browser, which then decides on the language; undefined for that of the
 *   variables, or English
 */
export async function contextInAnyCase(
  c: Context<AppEnv>,
  accept: string | undefined,
): Promise<PageContext> {
  const { db, config } = c.var;
  try {
    const near = nearestReplica(db);
    const context = Promise.all([readSite(near), presentKinds(near, listedKinds)]);
    const [site, kinds] = await inTime(context, maxWait);
    if (site) return pageContext(c, site, kinds);
  } catch {
    // The database is down.
  }
  const language = preferredLanguage(accept) ?? noSite.language;
  const site = withOverrides({ ...noSite, origin: '', language }, config.site);
  return {
    site,
    locale: localeOf(site),
    publicUrl: config.publicUrl,
    kinds: [],
    hasSearch: false,
    hasPictures: false,
  };
}
