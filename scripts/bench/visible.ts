import { ImportClient } from '../client/import-client.ts';
import { Failure } from '../command/failure.ts';
import { median } from '../command/median.ts';
import { sendRequest } from '../cost/measure.ts';
import { sendChanges } from '../import/send-changes.ts';
import { databaseFile, readDatabase } from '../local/database.ts';
import { openSiteFolder } from '../site/site-folder.ts';
import { makePost } from './corpus/post.ts';
import type { Corpus } from './corpus/write-corpus.ts';
import { changeNewestPost } from './site-changes.ts';
import { type BenchWorker, benchToken } from './worker/bench-worker.ts';

/** From a change of one post to the feeds that show it. */
export interface VisibleFigures {
  /** Seconds from the saved file to a feed that has its new title, if the sender knows which file has changed. */
  readonly seconds: number;
  readonly bestSeconds: number;
  /** All scopes, and how many of them the change makes stale. A scope has a feed in each format. */
  readonly scopes: number;
  readonly staleScopes: number;
}

const rounds = 5;

const options = {
  drafts: false,
  future: false,
  dryRun: false,
  allowWithdrawals: false,
  isQuiet: true,
};

/** Measures the way from a saved post to a feed, as it is when `npm start` watches a folder. */
export async function measureVisible(corpus: Corpus, worker: BenchWorker): Promise<VisibleFigures> {
  const times: number[] = [];
  let staleScopes = 0;
  for (let round = 1; round <= rounds; round++) {
    const before = revisionsOf(worker.state);
    times.push(await pushOnce(corpus, worker, `第${round}次更正`));
    const after = revisionsOf(worker.state);
    staleScopes = [...after].filter(([id, revision]) => before.get(id) !== revision).length;
  }
  const scopes = revisionsOf(worker.state).size;
  return { seconds: median(times), bestSeconds: Math.min(...times), scopes, staleScopes };
}

async function pushOnce(corpus: Corpus, worker: BenchWorker, word: string): Promise<number> {
  const { name } = makePost(corpus.posts - 1, corpus.posts);
  const title = changeNewestPost(corpus, word);
  const startedAt = performance.now();
  const client = new ImportClient(worker.origin, benchToken, 'push');
  const changes = { present: [`_posts/${name}`], added: [], deleted: [] };
  const site = await openSiteFolder(corpus.root);
  await sendChanges(client, site, options, changes, { postFolders: [], refusal: null });
  const { body } = await sendRequest({ url: `${worker.origin}/rss.xml` });
  const seconds = (performance.now() - startedAt) / 1000;
  if (body.includes(title)) return seconds;
  throw new Failure('the feed does not show the post that was changed');
}

/** The revision of each scope, by id. */
function revisionsOf(state: string): ReadonlyMap<unknown, unknown> {
  const rows = readDatabase(databaseFile(state) ?? '', (database) =>
    database.prepare('select id, revision from scope').all(),
  );
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}
