import { html } from 'hono/html';
import type { Html } from './html.ts';

/** The values of the names in a text. */
export type Values = Readonly<Record<string, string | Html>>;

/** Replaces each `{name}` in one of our texts by its value. The values are escaped. */
export function fill(text: string, values: Values): Html {
  const parts = text.split(/\{(\w+)\}/);
  return html`${parts.map((part, at) => (at % 2 === 0 ? part : (values[part] ?? '')))}`;
}

// U+202A to U+202E and U+2066 to U+2069 change the direction of what follows them.
const directionControls = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text for places where HTML cannot isolate it, such as the title of a page: without characters that
 * change the direction of what follows, and cut to 200 characters.
 */
export function bareText(text: string): string {
  const plain = text.replace(directionControls, '');
  return plain.length <= maxBareText ? plain : `${plain.slice(0, maxBareText).toWellFormed()}…`;
}

const maxBareText = 200;
