import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { problemDetails } from '../../src/model/admin-api.ts';
import { causeMessage } from '../command/cause-message.ts';
import { Failure } from '../command/failure.ts';
import { haltIfInterrupted } from '../command/interruption.ts';

/** A 4xx response. */
export class RefusedRequest extends Failure {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** No response, or a 5xx response, to the last of several attempts. */
export class ServerFailure extends Failure {}

const maxAttempts = 4;
// Milliseconds.
const timeout = 120_000;
// Seconds. A longer Retry-After is shortened to this.
const maxDelay = 120;

/** The API of a running Feedmill. */
export class ApiClient {
  readonly #origin: string;
  readonly #token: string;

  constructor(origin: string, token: string) {
    this.#origin = origin;
    this.#token = token;
  }

  /**
   * Sends a request and parses the JSON response.
   *
   * @param attempts how often the request is sent if it fails
   * @throws {RefusedRequest} if the status is 4xx
   * @throws {ServerFailure} if the status is 5xx, or the Feedmill cannot be reached
   * @throws {Failure} if the response does not match the schema
   */
  async call<Schema extends v.GenericSchema>(
    method: string,
    path: string,
    body: BodyInit | undefined,
    schema: Schema,
    attempts = maxAttempts,
  ): Promise<v.InferOutput<Schema>> {
    const response = await this.#send(method, path, body, attempts);
    const json: unknown = await response.json().catch(() => undefined);
    if (response.status >= 500) throw new ServerFailure(this.#explain(response.status, json));
    if (!response.ok)
      throw new RefusedRequest(this.#explain(response.status, json), response.status);
    const parsed = v.safeParse(schema, json);
    if (parsed.success) return parsed.output;
    throw new Failure(
      `${this.#origin} does not respond as this version of Feedmill does; deploy this version`,
    );
  }

  // Requests may be repeated: the second one finds that its changes have been made.
  async #send(
    method: string,
    path: string,
    body: BodyInit | undefined,
    attempts: number,
  ): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.#attempt(method, path, body);
      await haltIfInterrupted();
      const isFinal =
        typeof response !== 'string' && response.status < 500 && response.status !== 429;
      if (isFinal) return response;
      const isLast = attempt >= (isTooMany(response) ? maxAttempts : attempts);
      if (isLast) {
        if (typeof response !== 'string') return response;
        throw new ServerFailure(`${this.#origin} cannot be reached: ${response}; is it running?`);
      }
      const seconds = delayAfter(response, attempt);
      const problem =
        typeof response === 'string' ? 'cannot be reached' : `responded with ${response.status}`;
      console.error(`${this.#origin} ${problem}; trying again in ${seconds} s`);
      await setTimeout(seconds * 1000);
    }
  }

  /** @returns the response, or why the request failed */
  #attempt(method: string, path: string, body: BodyInit | undefined): Promise<Response | string> {
    return fetch(this.#origin + path, {
      method,
      headers: { Authorization: `Bearer ${this.#token}` },
      signal: AbortSignal.timeout(timeout),
      ...(body === undefined ? {} : { body }),
    }).catch(causeMessage);
  }

  #explain(status: number, json: unknown): string {
    if (status === 401) {
      return `${this.#origin} does not accept the token; pass its IMPORT_TOKEN with --token or in FEEDMILL_TOKEN`;
    }
    const parsed = v.safeParse(problemDetails, json);
    return parsed.success
      ? parsed.output.detail
      : `${this.#origin} responded with ${status}; is it a Feedmill?`;
  }
}

function isTooMany(response: Response | string): response is Response {
  return typeof response !== 'string' && response.status === 429;
}

// Seconds. RFC 6585 §4: a 429 may come with Retry-After.
function delayAfter(response: Response | string, attempt: number): number {
  const seconds = isTooMany(response) ? Number(response.headers.get('Retry-After')) : 0;
  return seconds > 0 ? Math.min(seconds, maxDelay) : 2 ** (attempt - 1);
}
