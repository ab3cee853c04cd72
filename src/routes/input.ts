import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import type { AppEnv } from './context.ts';

const sourceName = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/));

/**
 * Reads the name of a source from the path.
 *
 * @throws {HTTPException} 400 if it is invalid
 */
export function sourceOf(c: Context<AppEnv, '/:source'>): string {
  return validName(c.req.param('source'));
}

/**
 * Reads the name of a source from the query; undefined if the query has none.
 *
 * @throws {HTTPException} 400 if it is invalid
 */
export function sourceParameter(c: Context<AppEnv>): string | undefined {
  const name = c.req.query('source');
  return name === undefined ? undefined : validName(name);
}

/**
 * Checks the name of a source.
 *
 * @throws {HTTPException} 400 if it is missing or invalid
 */
export function requiredSource(name: string | undefined): string {
  return validName(name ?? '');
}

/**
 * Reads a whole number from the query; undefined if the query has none.
 *
 * @param max replaces a larger number
 * @throws {HTTPException} 400 if it is not a whole number
 */
export function numberParameter(c: Context<AppEnv>, name: string, max: number): number | undefined {
  const value = c.req.query(name);
  if (value === undefined) return undefined;
  if (/^\d{1,12}$/.test(value)) return Math.min(Number(value), max);
  throw new HTTPException(400, { message: `"${name}" must be a whole number.` });
}

function validName(text: string): string {
  const parsed = v.safeParse(sourceName, text);
  if (parsed.success) return parsed.output;
  throw new HTTPException(400, {
    message: 'The name of a source may contain a-z, 0-9, ".", "_" and "-" only.',
  });
}
