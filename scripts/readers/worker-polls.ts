import * as v from 'valibot';
import { formats } from '../../src/model/format.ts';
import { Failure } from '../command/failure.ts';
import { type CloudflareApi, refusal } from './cloudflare.ts';
import type { Period } from './polls.ts';
import type { Tally } from './tally.ts';

/** The permission that the token for Analytics Engine needs. */
export const accountPermission = 'Account > Account Analytics > Read';

const day = 86_400_000;
const defaultDays = 7;
// Analytics Engine keeps three months.
const maxDays = 90;
const maxRows = 10_000;

// ClickHouse writes large whole numbers as text.
const number = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform(Number),
  v.number(),
  v.minValue(0),
);

// The columns are those of src/http/poll-dataset.ts.
const row = v.object({
  feed: v.string(),
  format: v.picklist(formats),
  program: v.string(),
  status: v.string(),
  feed_id: v.string(),
  subscribers: number,
  polls: number,
  sample: number,
});
const rows = v.object({ data: v.array(row) });

const sql = (dataset: string, days: number) => `SELECT
  blob1 AS feed, blob2 AS format, blob3 AS program, blob4 AS status, blob5 AS feed_id,
  MAX(double1) AS subscribers, SUM(_sample_interval) AS polls, MAX(_sample_interval) AS sample
FROM ${dataset}
WHERE timestamp > NOW() - INTERVAL '${days}' DAY
GROUP BY feed, format, program, status, feed_id
ORDER BY polls DESC
LIMIT ${maxRows}
FORMAT JSON`;

/** The dataset whose polls are read. */
export interface DatasetRequest {
  /** The id of the account: 32 hexadecimal digits. */
  readonly account: string;
  readonly dataset: string;
  readonly days: number | undefined;
}

/**
 * Reads the polls that the Worker has recorded in a dataset of Analytics Engine: those that no cache in front of it
 * has answered.
 *
 * @throws {Failure} if the dataset cannot be read
 */
export async function readWorkerPolls(
  api: CloudflareApi,
  { account, dataset, days = defaultDays }: DatasetRequest,
  now: Date,
  tally: Tally,
): Promise<Period> {
  if (days > maxDays)
    throw new Failure(`Analytics Engine keeps ${maxDays} days: --days ${days} is too many`, 2);
  const response = await api.post(
    `/accounts/${account}/analytics_engine/sql`,
    sql(dataset, days),
    'text/plain',
  );
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), rows), response.text);
  if (response.status !== 200 || !parsed.success) {
    const failure = refusal(response, accountPermission);
    if (response.status !== 422 && response.status !== 404 && response.status !== 400)
      throw failure;
    throw new Failure(
      `${failure.message}. There is no dataset before the Worker has recorded a poll: docs/readers.md says how it does`,
    );
  }
  const { data } = parsed.output;
  for (const { feed, format, program, status, feed_id, subscribers, polls } of data) {
    const counted =
      subscribers > 0 ? { subscribers, ...(feed_id === '' ? {} : { feedId: feed_id }) } : {};
    tally.add({
      feed,
      format,
      agent: { program, ...counted },
      count: polls,
      isNotModified: status === '304',
    });
  }
  const notes = [
    'Only polls that reached the Worker: the edge cache answers the others, and its own revalidations count as polls with a 304.',
    ...(data.some(({ sample }) => sample > 1)
      ? ['Cloudflare kept a sample: polls are estimates, and rare readers may be missing.']
      : []),
    ...(data.length >= maxRows ? [`Only the ${maxRows} most frequent kinds of polls.`] : []),
  ];
  return {
    source: `the dataset ${dataset} of Analytics Engine`,
    from: new Date(now.getTime() - days * day),
    to: now,
    notes,
  };
}
