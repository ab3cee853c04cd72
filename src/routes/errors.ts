import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { missingPolicy, privatePolicy } from '../http/cache-policy.ts';
import { ImportError, TooLarge } from '../model/problem.ts';
import { RunEnded } from '../model/run.ts';
import { databaseReason } from '../store/database.ts';
import type { AppEnv } from './context.ts';

/** 404, for an address or a scope that does not exist. */
export function notFound(c: Context<AppEnv>): Response {
  if (!isApi(c)) c.header('Cache-Control', missingPolicy);
  return refuse(c, 404, 'There is no such page or feed.');
}

/** Any error that a handler did not answer itself: what the caller may know, and no more. */
export function onError(error: Error, c: Context<AppEnv>): Response {
  c.header('Cache-Control', privatePolicy);
  if (error instanceof TooLarge) return tooLarge(c);
  if (error instanceof RunEnded) return refuse(c, 409, 'This run is over; start another.');
  if (error instanceof ImportError) return refuse(c, 422, error.message);
  if (error instanceof HTTPException) return refuse(c, error.status, error.message);
  console.error({ message: 'request failed', path: c.req.path, reason: databaseReason(error) });
  c.header('Retry-After', '30');
  return refuse(c, 503, 'Feedmill cannot answer just now. Try again in half a minute.');
}

/** A short answer that says no: JSON to whoever asked for JSON (RFC 9457), else a line of text. */
export function refuse(c: Context<AppEnv>, status: ContentfulStatusCode, detail: string): Response {
  if (!isApi(c) && !/\.json\/*$/i.test(c.req.path)) return c.text(`${detail}\n`, status);
  return c.body(JSON.stringify({ status, title: titles[status], detail }), status, {
    'Content-Type': 'application/problem+json',
  });
}

// RFC 9457, 4.2.1: without a type of its own, a problem is called what its status is called.
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

/** 413, for a body that is larger than the import API takes at once. */
export function tooLarge(c: Context<AppEnv>): Response {
  return refuse(c, 413, 'The body is too large. Send fewer posts at once.');
}

function isApi(c: Context<AppEnv>): boolean {
  return /^\/(?:api|hooks)\//.test(c.req.path);
}
