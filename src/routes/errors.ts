import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { missingPolicy, privatePolicy } from '../http/cache-policy.ts';
import { ImportError, TooLarge } from '../model/problem.ts';
import { RunEnded } from '../model/run.ts';
import { databaseReason } from '../store/database.ts';
import { metLimit, secondsUntilReset } from '../store/limits.ts';
import { isSchemaError } from '../store/migrate.ts';
import { TextsMissing } from '../store/texts/texts-missing.ts';
import type { AppEnv } from './context.ts';
import { UnknownOrigin } from './origin.ts';
import { inTime } from './time-limit.ts';

/** Responds with 404: the URL or scope does not exist. */
export function notFound(c: Context<AppEnv>): Response {
  if (!isApi(c)) c.header('Cache-Control', missingPolicy);
  return refuse(c, 404, 'This page or feed does not exist.');
}

/** Responds with 400: the URL asks for what no site can have. */
export function badRequest(c: Context<AppEnv>, detail: string): Response {
  c.header('Cache-Control', missingPolicy);
  return refuse(c, 400, detail);
}

/** The headers that describe a document; an error has none of them. */
export const documentHeaders = [
  'ETag',
  'Last-Modified',
  'Cloudflare-CDN-Cache-Control',
  'Cache-Tag',
  'Link',
  'IM',
  'Delta-Base',
];

/** Responds to an error that a handler threw. Unexpected errors are logged and not shown to clients. */
export async function onError(error: Error, c: Context<AppEnv>): Promise<Response> {
  for (const name of documentHeaders) c.header(name, undefined);
  c.header('Cache-Control', privatePolicy);
  if (error instanceof TooLarge) return tooLarge(c);
  if (error instanceof RunEnded) return refuse(c, 409, 'The run has ended. Start another one.');
  if (error instanceof ImportError) return refuse(c, 422, error.message);
  if (error instanceof HTTPException) return refuse(c, error.status, error.message);
  if (error instanceof UnknownOrigin) return refuseForNow(c, 60, error.message);
  if (isSchemaError(error) && (await hasMigrated(c))) return settingUp(c);
  console.error({ message: 'request failed', path: c.req.path, reason: databaseReason(error) });
  if (error instanceof TextsMissing) return refuseForNow(c, 60, withoutTexts);
  const limit = metLimit(error);
  if (limit === 'daily reads' || limit === 'daily writes') return usedUp(c);
  return refuseForNow(c, 30, 'Feedmill is temporarily unavailable. Try again in 30 seconds.');
}

const withoutTexts =
  'The texts of some articles are not available at the moment. Try again in a minute.';

/** Brings the database up to date, and says whether that has succeeded. */
async function hasMigrated(c: Context<AppEnv>): Promise<boolean> {
  try {
    await inTime(c.var.migrator());
    return true;
  } catch (error) {
    console.error({ message: 'migration failed', reason: databaseReason(error) });
    return false;
  }
}

function settingUp(c: Context<AppEnv>): Response {
  return refuseForNow(c, 1, 'Feedmill is setting up its database. Try again in a second.');
}

/** Responds with 503, and the seconds after which the client may try again. No cache keeps it. */
export function refuseForNow(c: Context<AppEnv>, seconds: number, detail: string): Response {
  c.header('Cache-Control', privatePolicy);
  c.header('Retry-After', String(seconds));
  return refuse(c, 503, detail);
}

/** The free plan's rows of the day are used up: asking again before 00:00 UTC is of no use. */
function usedUp(c: Context<AppEnv>): Response {
  const seconds = secondsUntilReset(new Date());
  const detail = 'The daily limit of the database is used up. Try again after 00:00 UTC.';
  return refuseForNow(c, seconds, detail);
}

/** Responds with an error: problem details for JSON resources (RFC 9457), a line of text for others. */
export function refuse(c: Context<AppEnv>, status: ContentfulStatusCode, detail: string): Response {
  if (!isApi(c) && !/\.json\/*$/i.test(c.req.path)) return c.text(`${detail}\n`, status);
  return c.body(JSON.stringify({ status, title: titles[status], detail }), status, {
    'Content-Type': 'application/problem+json',
  });
}

// RFC 9457 §4.2.1: the title of a problem without a type is the phrase of its status.
const titles: Readonly<Partial<Record<ContentfulStatusCode, string>>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  414: 'URI Too Long',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** Responds with 413: the body exceeds the limits of the import API. */
export function tooLarge(c: Context<AppEnv>): Response {
  return refuse(c, 413, 'The body is too large. Send fewer posts per request.');
}

function isApi(c: Context<AppEnv>): boolean {
  return /^\/(?:api|hooks)\//.test(c.req.path);
}
