import type { Context } from 'hono';
import type { AppEnv } from '../context.ts';
import { numberParameter } from '../input.ts';

/**
 * Reads from the query how many entries a page of a list has.
 *
 * @throws {HTTPException} 400 if it is not a whole number
 */
export function limitParameter(
  c: Context<AppEnv>,
  { standard, max }: { readonly standard: number; readonly max: number },
): number {
  return Math.max(1, numberParameter(c, 'limit', max) ?? standard);
}
