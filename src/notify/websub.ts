import type { Config } from '../config/config.ts';
import { errorMessage } from '../model/error-message.ts';
import { formats } from '../model/format.ts';
import { feedPath } from '../model/urls.ts';
import type { Database } from '../store/database.ts';
import { listChangedScopes } from '../store/feeds/scopes.ts';

// Three topics each, and a hub takes a hundred at once without complaint.
const maxScopes = 33;

// Milliseconds. A hub that is slow keeps an import waiting no longer.
const patience = 10_000;

/**
 * Tells every hub which feeds have changed (WebSub, 5: how is left to the hub; this is what the public
 * ones take). The site's come first; of many others, those that changed last. A hub that cannot be told
 * is logged, and is no failure: readers poll besides.
 *
 * @returns how many feeds
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
  await Promise.all(feedHubs.map((hub) => tell(hub, form)));
  return scopes.length * formats.length;
}

async function tell(hub: string, form: URLSearchParams): Promise<void> {
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(hub, { method: 'POST', body: form, signal });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  } catch (error) {
    const reason = errorMessage(error);
    console.error({ message: 'a hub was not told', hub: new URL(hub).host, reason });
  }
}
