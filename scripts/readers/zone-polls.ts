import * as v from 'valibot';
import { formatDetails, formats } from '../../src/model/format.ts';
import { polledFeed } from '../../src/model/polled-feed.ts';
import { readerAgent } from '../../src/model/reader-agent.ts';
import { Failure } from '../command/failure.ts';
import { plural } from '../command/plural.ts';
import type { CloudflareApi } from './cloudflare.ts';
import { isCacheHit, type Period, polledStatuses } from './polls.ts';
import type { Tally } from './tally.ts';
import { ZoneClient } from './zone-client.ts';

const day = 86_400_000;
// A query is halved until its groups fit into a page, but not below this.
const shortest = 60_000;
const defaultDays = 7;

// https://developers.cloudflare.com/analytics/graphql-api/features/discovery/settings/
const settingsQuery = `query Settings($zone: string) {
  viewer { zones(filter: { zoneTag: $zone }) { settings { httpRequestsAdaptiveGroups {
    enabled maxDuration maxPageSize notOlderThan
  } } } }
}`;

const pathFilters = formats.map(
  (format) => `{ clientRequestPath_like: "%/${formatDetails[format].file}" }`,
);

// "eyeball" is a request from outside, and not one of a Worker or of Cloudflare itself.
const pollsQuery = `query Polls($zone: string, $host: string, $from: Time, $to: Time) {
  viewer { zones(filter: { zoneTag: $zone }) { httpRequestsAdaptiveGroups(
    limit: PAGE
    orderBy: [count_DESC]
    filter: {
      datetime_geq: $from
      datetime_lt: $to
      requestSource: "eyeball"
      clientRequestHTTPHost: $host
      clientRequestHTTPMethodName: "GET"
      edgeResponseStatus_in: [${polledStatuses.join(', ')}]
      OR: [${pathFilters.join(', ')}]
    }
  ) {
    count
    avg { sampleInterval }
    dimensions { clientRequestPath userAgent edgeResponseStatus cacheStatus }
  } } }
}`;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const limits = v.object({
  enabled: v.boolean(),
  maxDuration: whole,
  maxPageSize: v.pipe(whole, v.minValue(1)),
  notOlderThan: whole,
});
const settingsOf = v.object({ settings: v.object({ httpRequestsAdaptiveGroups: limits }) });

const group = v.object({
  count: whole,
  avg: v.object({ sampleInterval: v.pipe(v.number(), v.minValue(0)) }),
  dimensions: v.object({
    clientRequestPath: v.string(),
    userAgent: v.string(),
    edgeResponseStatus: whole,
    cacheStatus: v.string(),
  }),
});
const groupsOf = v.object({ httpRequestsAdaptiveGroups: v.array(group) });

/** The zone whose polls are read. */
export interface ZoneRequest {
  /** The id of the zone: 32 hexadecimal digits. */
  readonly zone: string;
  readonly host: string;
  /** Undefined for a week, or less if the plan keeps less. */
  readonly days: number | undefined;
}

/**
 * Reads the polls of a zone from the GraphQL Analytics API, which counts each request that reaches Cloudflare, hits of
 * the cache too.
 *
 * @throws {Failure} if the zone cannot be read, or not as far back
 */
export async function readZonePolls(
  api: CloudflareApi,
  { zone, host, days }: ZoneRequest,
  now: Date,
  tally: Tally,
): Promise<Period> {
  const client = new ZoneClient(api, zone);
  const settings = (await client.query(settingsQuery, {}, settingsOf)).settings
    .httpRequestsAdaptiveGroups;
  if (!settings.enabled) {
    throw new Failure(
      `the plan of the zone ${zone} has no analytics of requests (httpRequestsAdaptiveGroups)`,
    );
  }
  const kept = Math.floor(settings.notOlderThan / 86_400);
  if (days !== undefined && days > kept) {
    throw new Failure(
      `the plan of this zone keeps ${plural(kept, 'day')}: --days ${days} is too many`,
      2,
    );
  }
  const to = Math.floor(now.getTime() / shortest) * shortest;
  // A minute less than is kept, since time passes until the query is read.
  const reach = Math.min(
    (days ?? Math.min(kept, defaultDays)) * day,
    settings.notOlderThan * 1_000 - shortest,
  );
  const step = Math.max(Math.min(settings.maxDuration * 1_000, day), shortest);
  const found = { sample: 1, isCut: false };
  for (let from = to - reach; from < to; from += step) {
    await readWindow(
      client,
      { host, from, to: Math.min(from + step, to), limit: settings.maxPageSize },
      tally,
      found,
    );
  }
  return {
    source: `the analytics of the zone ${zone} for ${host}`,
    from: new Date(to - reach),
    to: new Date(to),
    notes: notesOf(found),
  };
}

interface Window {
  readonly host: string;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Groups that a response has at most. */
  readonly limit: number;
}

interface Found {
  /** The largest number of requests for which one in the sample stands. */
  sample: number;
  isCut: boolean;
}

async function readWindow(
  client: ZoneClient,
  window: Window,
  tally: Tally,
  found: Found,
): Promise<void> {
  const { host, from, to, limit } = window;
  const variables = { host, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const query = pollsQuery.replace('PAGE', String(limit));
  const { httpRequestsAdaptiveGroups: groups } = await client.query(query, variables, groupsOf);
  if (groups.length >= limit && to - from > shortest) {
    const middle = from + Math.ceil((to - from) / 2 / shortest) * shortest;
    await readWindow(client, { ...window, to: middle }, tally, found);
    return readWindow(client, { ...window, from: middle }, tally, found);
  }
  if (groups.length >= limit) found.isCut = true;
  for (const { count, avg, dimensions } of groups) {
    const polled = polledFeed(dimensions.clientRequestPath);
    if (!polled) continue;
    found.sample = Math.max(found.sample, avg.sampleInterval);
    tally.add({
      ...polled,
      agent: readerAgent(dimensions.userAgent),
      count,
      isNotModified: dimensions.edgeResponseStatus === 304,
      isHit: isCacheHit(dimensions.cacheStatus),
    });
  }
}

function notesOf({ sample, isCut }: Found): string[] {
  return [
    ...(sample > 1
      ? [
          `Cloudflare counted a sample, in part one request in ${Math.round(sample)}: polls are estimates, and rare readers may be missing.`,
        ]
      : []),
    ...(isCut
      ? [
          'Some minutes had more kinds of requests than a response can list: the rarest are missing.',
        ]
      : []),
  ];
}
