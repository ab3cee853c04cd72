import type { Note } from '../../model/problem.ts';
import { cutText } from '../../model/text.ts';

const maxNotes = 20;

// In characters.
const maxExcerpt = 80;

/** Collects notes for the publisher about parts of a template that were left out. */
export class Notes {
  readonly #notes = new Map<string, Note>();

  /** The notes so far, each once. */
  get list(): Note[] {
    return [...this.#notes.values()];
  }

  /** Adds a note, unless there are too many or one with the same text. */
  add(reason: Note['reason'], text: string): void {
    if (this.#notes.size < maxNotes) this.#notes.set(text, { reason, text });
  }

  /** Takes the notes of other templates over. */
  addAll({ list }: Notes): void {
    for (const { reason, text } of list) this.add(reason, text);
  }
}

/** Shortens the source of a tag for a note, on one line. */
export function excerptOf(source: string): string {
  const line = source.slice(0, maxExcerpt * 2).replace(/\s+/g, ' ');
  return cutText(line, maxExcerpt);
}
