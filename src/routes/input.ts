import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import type { AppEnv } from './context.ts';

const sourceName = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/));

/** The source that an address names. */
export function sourceOf(c: Context<AppEnv, '/:source'>): string {
  return named(c.req.param('source'));
}

/** The source that a query names; undefined where it names none. */
export function sourceParameter(c: Context<AppEnv>): string | undefined {
  const asked = c.req.query('source');
  return asked === undefined ? undefined : named(asked);
}

/**
 * A whole number of a query.
 *
 * @param most the largest that is taken; what is above it becomes it
 */
export function numberParameter(
  c: Context<AppEnv>,
  name: string,
  most: number,
): number | undefined {
  const asked = c.req.query(name);
  if (asked === undefined) return undefined;
  if (/^\d{1,12}$/.test(asked)) return Math.min(Number(asked), most);
  throw new HTTPException(400, { message: `"${name}" must be a whole number.` });
}

function named(text: string): string {
  const parsed = v.safeParse(sourceName, text);
  if (parsed.success) return parsed.output;
  throw new HTTPException(400, { message: 'A source is named in a-z, 0-9, ".", "_" and "-".' });
}
