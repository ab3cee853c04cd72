import { languageTag } from '../model/language.ts';
import { parseWeights } from './weights.ts';

/** Whether a client names HTML among the media types that it accepts, as browsers do (RFC 9110 §12.5.1). */
export function acceptsHtml(accept: string | undefined): boolean {
  return (parseWeights(accept ?? '').get('text/html') ?? 0) > 0;
}

/** The language that a client prefers (`Accept-Language`, RFC 9110 §12.5.4); undefined if it names none. */
export function preferredLanguage(accept: string | undefined): string | undefined {
  const languages = [...parseWeights((accept ?? '').slice(0, 200))].sort(([, a], [, b]) => b - a);
  const [first] = languages.flatMap(([text]) => languageTag(text) ?? []);
  return first;
}
