import type { GenericSchema } from 'valibot';

/** A route of the API as the OpenAPI document describes it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'delete';
  /** The path in Hono's syntax, like `/api/runs/:run`. */
  readonly path: string;
  /** A unique name, for code generated from the document. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** Whether the route needs no token. */
  readonly isOpen?: boolean;
  /** Descriptions of the query parameters, by name. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  /** Responses to requests that succeed, by status. */
  readonly responses: Readonly<Record<number, SuccessResponse>>;
  /** Descriptions of error responses by status, besides those common to all routes with a token. */
  readonly errors?: Readonly<Record<number, string>>;
}

/** JSON, or a tar archive, which may be gzipped. */
export type RequestBody =
  | { readonly description: string; readonly json: GenericSchema }
  | { readonly description: string; readonly tar: true };

export interface SuccessResponse {
  readonly description: string;
  readonly json?: GenericSchema;
  /** The media type, if it is not `application/json`. */
  readonly type?: string;
}
