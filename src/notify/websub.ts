import type { Config } from '../config/config.ts';
import { errorMessage } from '../model/error-message.ts';
import { formats } from '../model/format.ts';
import { feedPath } from '../model/urls.ts';
import type { Database } from '../store/database.ts';
import { listChangedScopes } from '../store/feeds/scopes.ts';

// Each scope has three topics, and public hubs accept a hundred topics per request.
const maxScopes = 33;

// Milliseconds that a slow hub can delay an import.
const timeout = 10_000;

/**
 * Publishes to every hub which feeds have changed. WebSub (§5) does not define the request; public
 * hubs accept this one. If too many feeds have changed, those of the site and the ones that changed
 * last are published. A hub that fails is logged and otherwise ignored, since readers also poll.
 *
 * @returns the number of feeds
 */
export async function publishToHubs(
  db: Database,
  { feedHubs, publicUrl }: Pick<Config, 'feedHubs' | 'publicUrl'>,
  since: Date,
): Promise<number> {
  if (feedHubs.length === 0) return 0;
  const scopes = await listChangedScopes(db, since, maxScopes);
  if (scopes.length === 0) return 0;
  const form = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const scope of scopes) {
    for (const format of formats) form.append('hub.url', publicUrl + feedPath(scope, format));
  }
  await Promise.all(feedHubs.map((hub) => publish(hub, form)));
  return scopes.length * formats.length;
}

async function publish(hub: string, form: URLSearchParams): Promise<void> {
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(hub, { method: 'POST', body: form, signal });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`it responded with ${response.status}`);
  } catch (error) {
    const reason = errorMessage(error);
    console.error({ message: 'hub not notified', hub: new URL(hub).host, reason });
  }
}
