import type { GenericSchema } from 'valibot';

/** What one route of the API takes and answers. */
export interface Operation {
  readonly method: 'get' | 'post' | 'delete';
  /** The path as the route has it, `/api/runs/:run`. */
  readonly path: string;
  /** A name of its own, for programs that are made from the document. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** Whether it is for everyone; others want the token. */
  readonly isOpen?: boolean;
  /** Parameters of the query, by what they say. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** What it answers where it does as it is told. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** What it answers where it does not, besides what every route may. */
  readonly refusals?: Readonly<Record<number, string>>;
}

/** JSON, or a tar archive, which may be gzipped. */
export type Body =
  | { readonly description: string; readonly json: GenericSchema }
  | { readonly description: string; readonly tar: true };

export interface Answer {
  readonly description: string;
  readonly json?: GenericSchema;
  /** The media type where it is not that of JSON. */
  readonly type?: string;
}
