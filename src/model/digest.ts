import { hex } from './bytes.ts';

/** Computes the SHA-256 of a text, as 64 hexadecimal digits. */
export async function digest(text: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
