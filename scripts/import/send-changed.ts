import type { ImportClient, SentPost } from '../client/import-client.ts';
import { Progress } from '../command/progress.ts';
import type { SiteFolder } from '../site/site-folder.ts';
import { sendPosts } from './send-posts.ts';
import type { SendOptions } from './send-site.ts';
import type { Tally } from './tally.ts';

/**
 * Sends posts and counts their outcomes. A post that links to a post sent later is sent again at the
 * end.
 */
export async function sendChanged(
  client: ImportClient,
  run: number,
  site: SiteFolder,
  changed: readonly string[],
  tally: Tally,
  { isQuiet = false }: Pick<SendOptions, 'isQuiet'>,
): Promise<void> {
  const progress = isQuiet ? undefined : new Progress('Importing posts:', changed.length);
  // By path, the outcomes that count: a new post that is sent again is reported as changed.
  const firstOutcomes = new Map<string, string>();
  await sendPosts(client, run, site, changed, ({ posts, displaced, unreadable, count }) => {
    const pending = posts.filter(lacksTarget);
    for (const { path, outcome } of pending) firstOutcomes.set(path, outcome);
    const rest = posts.filter((post) => !lacksTarget(post));
    tally.addSent(rest, count - unreadable.length - pending.length);
    tally.addSent(displaced, displaced.length);
    tally.addProblems(unreadable);
    progress?.add(count);
  });
  progress?.end();
  const again = [...firstOutcomes.keys()];
  await sendPosts(client, run, site, again, ({ posts, displaced, unreadable, count }) => {
    const counted = posts.map((post) => {
      return { ...post, outcome: firstOutcomes.get(post.path) ?? post.outcome };
    });
    tally.addSent(counted, count - unreadable.length);
    tally.addSent(displaced, displaced.length);
    tally.addProblems(unreadable);
  });
}

function lacksTarget({ reasons }: SentPost): boolean {
  return reasons.split(' ').includes('link-target');
}
