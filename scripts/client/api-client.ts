import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { problemDetails } from '../../src/model/admin-api.ts';
import { Failure, Refusal, ServerFailure } from '../command/failure.ts';

const tries = 4;
// Milliseconds for which one answer is waited for.
const timeout = 120_000;
// Seconds that a Feedmill may ask to be left alone for after too many calls.
const mostSeconds = 120;

/** The API of a running Feedmill. Every call throws a {@link Failure} that says what to do. */
export class ApiClient {
  readonly #base: string;
  readonly #token: string;

  constructor(base: string, token: string) {
    this.#base = base.replace(/\/+$/, '');
    this.#token = token;
  }

  /** Calls it and reads the answer by its schema. */
  async call<Schema extends v.GenericSchema>(
    method: string,
    path: string,
    body: BodyInit | undefined,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    const response = await this.#request(method, path, body);
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.status >= 500) throw new ServerFailure(this.#explain(response.status, answer));
    if (!response.ok) throw new Refusal(this.#explain(response.status, answer), response.status);
    const parsed = v.safeParse(schema, answer);
    if (parsed.success) return parsed.output;
    throw new Failure(`${this.#base} does not answer like a Feedmill of this version`);
  }

  // Every call may be made twice: what has been written is found unchanged the second time.
  async #request(method: string, path: string, body: BodyInit | undefined): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(this.#base + path, {
        method,
        headers: { Authorization: `Bearer ${this.#token}` },
        signal: AbortSignal.timeout(timeout),
        ...(body === undefined ? {} : { body }),
      }).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
      const isFinal =
        response instanceof Response && response.status < 500 && response.status !== 429;
      if (isFinal) return response;
      if (attempt === tries) {
        if (response instanceof Response) return response;
        const reason = response.cause instanceof Error ? response.cause.message : response.message;
        throw new Failure(`${this.#base} cannot be reached: ${reason}`);
      }
      const seconds = pauseAfter(response, attempt);
      console.error(`${this.#base} does not answer; trying again in ${seconds} s`);
      await setTimeout(seconds * 1000);
    }
  }

  #explain(status: number, answer: unknown): string {
    if (status === 401) {
      return `${this.#base} does not accept the token; give the one it was deployed with by --token or FEEDMILL_TOKEN`;
    }
    const parsed = v.safeParse(problemDetails, answer);
    return parsed.success
      ? parsed.output.detail
      : `${this.#base} answered ${status}; is it a Feedmill?`;
  }
}

// After too many calls it says for how long (RFC 6585, 4).
function pauseAfter(response: Response | Error, attempt: number): number {
  const asked = response instanceof Response && response.status === 429;
  const seconds = asked ? Number(response.headers.get('Retry-After')) : 0;
  return seconds > 0 ? Math.min(seconds, mostSeconds) : 2 ** (attempt - 1);
}
