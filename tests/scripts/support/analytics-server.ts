// Answers as Cloudflare's API does (developers.cloudflare.com/analytics/graphql-api, …/analytics-engine/sql-api), for one zone and one account.
import { createServer, type IncomingMessage } from 'node:http';
import { close, listen } from './local-server.ts';

export const zone = '0123456789abcdef0123456789abcdef';
export const account = 'fedcba9876543210fedcba9876543210';
export const token = 'a-token-of-the-tests';

/** A group of requests, as the zone's analytics count them. */
export interface Group {
  readonly path: string;
  readonly userAgent: string;
  readonly status?: number;
  readonly cacheStatus?: string;
  readonly count?: number;
  readonly sample?: number;
}

/** The response of the server. */
export interface Behavior {
  /** The limits of the zone's plan, where they are not those of a free one. */
  readonly limits?: Readonly<Record<string, number | boolean>>;
  /** The groups of each query, by its number. */
  readonly groups?: (query: number) => readonly Group[];
  /** The response to every query of groups, or of rows, instead of them. */
  readonly instead?: { readonly status: number; readonly body: string };
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
}

export interface AnalyticsServer {
  /** The environment in which commands call it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The bodies of the requests. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Starts the server. */
export async function serveAnalytics(behavior: Behavior): Promise<AnalyticsServer> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    requests.push(body);
    const { status, text } = respond(request, body, behavior, requests.length);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
  });
  const origin = await listen(server);
  return {
    environment: {
      CLOUDFLARE_API_TOKEN: token,
      CLOUDFLARE_API_BASE_URL: `${origin}/client/v4`,
    },
    requests,
    close: () => close(server),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

function respond(request: IncomingMessage, body: string, behavior: Behavior, at: number): Reply {
  if (request.headers.authorization !== `Bearer ${token}`) {
    return failed(401, 'Unauthorized');
  }
  if (request.method !== 'POST') return failed(405, 'Method not allowed');
  const { instead, rows = [] } = behavior;
  if (request.url === `/client/v4/accounts/${account}/analytics_engine/sql`) {
    if (instead) return { status: instead.status, text: instead.body };
    return { status: 200, text: JSON.stringify({ meta: [], data: rows, rows: rows.length }) };
  }
  if (request.url !== '/client/v4/graphql') return failed(403, 'not authorized for that account');
  const { query, variables } = JSON.parse(body);
  if (variables.zone !== zone) return found([]);
  const isSettings = String(query).includes('settings');
  if (isSettings) return found([{ settings: { httpRequestsAdaptiveGroups: limitsOf(behavior) } }]);
  if (instead) return { status: instead.status, text: instead.body };
  return found([{ httpRequestsAdaptiveGroups: behavior.groups?.(at - 2).map(groupOf) ?? [] }]);
}

function limitsOf({ limits = {} }: Behavior) {
  const ofFreePlan = { maxDuration: 86_400, maxPageSize: 10_000, notOlderThan: 259_200 };
  return { enabled: true, ...ofFreePlan, ...limits };
}

function groupOf(group: Group) {
  const { path, userAgent, status = 200, cacheStatus = 'miss', count = 1, sample = 1 } = group;
  return {
    count,
    avg: { sampleInterval: sample },
    dimensions: { clientRequestPath: path, userAgent, edgeResponseStatus: status, cacheStatus },
  };
}

function found(zones: readonly unknown[]): Reply {
  return { status: 200, text: JSON.stringify({ data: { viewer: { zones } }, errors: null }) };
}

function failed(status: number, message: string): Reply {
  return { status, text: JSON.stringify({ data: null, errors: [{ message }] }) };
}
