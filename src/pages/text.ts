import { html } from 'hono/html';
import { cutText, withoutDirections } from '../model/text.ts';
import type { Html } from './html.ts';

/** The values of the names in a text. */
export type Values = Readonly<Record<string, string | Html>>;

/** Replaces each `{name}` in one of our texts by its value. The values are escaped. */
export function fill(text: string, values: Values): Html {
  const parts = text.split(/\{(\w+)\}/);
  return html`${parts.map((part, at) => (at % 2 === 0 ? part : (values[part] ?? '')))}`;
}

/**
 * A text for places where HTML cannot isolate it, such as the title of a page: without characters that
 * change the direction of what follows, and cut to 200 characters.
 */
export function bareText(text: string): string {
  return cutText(withoutDirections(text), maxBareText);
}

const maxBareText = 200;
