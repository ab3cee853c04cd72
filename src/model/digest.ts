import { hex } from './bytes.ts';

/** The SHA-256 of a text, in 64 hexadecimal digits. */
export async function digest(text: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
