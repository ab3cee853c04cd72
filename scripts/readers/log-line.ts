import * as v from 'valibot';

/** A request as a log has it. */
export interface LoggedRequest {
  readonly method: string;
  /** With its query, as it was requested. */
  readonly url: string;
  readonly status: number;
  readonly userAgent: string;
  /** Undefined if the log does not have it. */
  readonly host?: string | undefined;
  readonly time?: Date | undefined;
  /** The result of a cache, in the words of the log. */
  readonly cacheStatus?: string | undefined;
}

/** Reads a line of a log; undefined if it is in no known format. */
export function parseLogLine(line: string): LoggedRequest | undefined {
  return line.startsWith('{') ? parseLogpush(line) : parseCombined(line);
}

// https://developers.cloudflare.com/logs/logpush/logpush-job/datasets/zone/http_requests/
const logpush = v.object({
  ClientRequestMethod: v.string(),
  ClientRequestURI: v.optional(v.string()),
  ClientRequestPath: v.optional(v.string()),
  ClientRequestUserAgent: v.string(),
  EdgeResponseStatus: v.number(),
  ClientRequestHost: v.optional(v.string()),
  CacheCacheStatus: v.optional(v.string()),
  // RFC 3339, seconds or nanoseconds, as the job is configured.
  EdgeStartTimestamp: v.optional(v.union([v.string(), v.number()])),
});

const logpushLine = v.pipe(v.string(), v.parseJson(), logpush);

function parseLogpush(line: string): LoggedRequest | undefined {
  const parsed = v.safeParse(logpushLine, line);
  if (!parsed.success) return undefined;
  const fields = parsed.output;
  const url = fields.ClientRequestURI ?? fields.ClientRequestPath;
  if (url === undefined) return undefined;
  return {
    method: fields.ClientRequestMethod,
    url,
    status: fields.EdgeResponseStatus,
    userAgent: fields.ClientRequestUserAgent,
    host: fields.ClientRequestHost,
    time: timeOf(fields.EdgeStartTimestamp),
    cacheStatus: fields.CacheCacheStatus,
  };
}

function timeOf(stamp: string | number | undefined): Date | undefined {
  if (stamp === undefined) return undefined;
  if (typeof stamp === 'string') return validDate(Date.parse(stamp));
  return validDate(stamp > 1e15 ? stamp / 1e6 : stamp * 1e3);
}

function validDate(milliseconds: number): Date | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

// Combined Log Format (https://httpd.apache.org/docs/current/logs.html#combined), also after the name of the host, as
// Debian's Apache writes it, and before more fields, as many nginx do.
const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
const combined = new RegExp(
  `^[^\\[]{1,300} \\[([^\\]]{1,40})\\] ${quoted} (\\d{3}) \\S+ ${quoted} ${quoted}(.*)$`,
);
const requestLine = /^([A-Z]+) (\S+)(?: HTTP\/[\d.]+)?$/;
const cacheWord = /(?<!\w)(?:HIT|MISS|STALE|UPDATING|REVALIDATED|EXPIRED|BYPASS)(?!\w)/;
// How nginx and Apache write a byte that is not ASCII.
const loggedByte = /\\x([\da-f]{2})/gi;

function parseCombined(line: string): LoggedRequest | undefined {
  const [, time = '', request = '', status, , userAgent = '', rest = ''] =
    combined.exec(line) ?? [];
  if (status === undefined) return undefined;
  // A client may send anything instead of a request line.
  const [, method = '', url = ''] = requestLine.exec(request) ?? [];
  const [cacheStatus] = cacheWord.exec(rest) ?? [];
  return {
    method,
    url: url.replace(loggedByte, '%$1'),
    status: Number(status),
    userAgent,
    time: logTime(time),
    cacheStatus,
  };
}

/** The time of a line, like `17/Jan/2026:06:02:39 +0000`. */
function logTime(text: string): Date | undefined {
  const [, date = '', time = ''] = /^(\d\d\/\w{3}\/\d{4}):(.*)$/.exec(text) ?? [];
  return validDate(Date.parse(`${date.replaceAll('/', ' ')} ${time}`));
}
