import { polledFeed } from '../model/polled-feed.ts';
import { readerAgent } from '../model/reader-agent.ts';

/** The method of a dataset of Analytics Engine that is used. */
export type PollDataset = Pick<AnalyticsEngineDataset, 'writeDataPoint'>;

/** The dataset that is bound as `READERS`; undefined if there is none, as by default. */
export function pollDatasetIn(
  bindings: Readonly<Record<string, unknown>>,
): PollDataset | undefined {
  const { READERS: binding } = bindings;
  return isPollDataset(binding) ? binding : undefined;
}

function isPollDataset(binding: unknown): binding is PollDataset {
  if (typeof binding !== 'object' || binding === null) return false;
  return typeof Reflect.get(binding, 'writeDataPoint') === 'function';
}

// Bytes: a point with a longer index is dropped.
const maxIndex = 96;

/**
 * The record of a poll; undefined if the request is not a poll, or if the response is not a feed. The order of
 * the values is what `npm run readers` reads (scripts/readers/worker-polls.ts). There is no address and no
 * User-Agent in it.
 */
export function pollPoint(
  { method, url, headers }: Request,
  status: number,
): AnalyticsEngineDataPoint | undefined {
  if (method !== 'GET' || (status !== 200 && status !== 226 && status !== 304)) return undefined;
  const { pathname, search } = new URL(url);
  // With a query, it is the source of a feed that a person looks at.
  const polled = search === '' ? polledFeed(pathname) : undefined;
  if (!polled) return undefined;
  const { program, subscribers = 0, feedId = '' } = readerAgent(headers.get('User-Agent'));
  return {
    indexes: [polled.feed.slice(0, maxIndex)],
    blobs: [polled.feed, polled.format, program, String(status), feedId],
    doubles: [subscribers],
  };
}
