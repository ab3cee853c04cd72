import type { Context } from 'hono';
import type { AppEnv } from '../context.ts';

/** A text field of a form that was sent, without white space at its ends; empty if the form does not have it. */
export async function field(c: Context<AppEnv>, name: string): Promise<string> {
  const form = await c.req.formData().catch(() => undefined);
  const value = form?.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
