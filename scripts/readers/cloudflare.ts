import * as v from 'valibot';
import { causeMessage } from '../command/cause-message.ts';
import { Failure } from '../command/failure.ts';
import { printable } from '../command/printable.ts';

/** Milliseconds. */
const timeout = 60_000;

/** A response of Cloudflare's API. */
export interface ApiResponse {
  readonly status: number;
  readonly text: string;
}

/** Cloudflare's API, with the token and the address that wrangler uses too. */
export class CloudflareApi {
  readonly #base: string;
  readonly #token: string;

  /**
   * @param permission what the token must be allowed to do, for the message if there is none
   * @throws {Failure} if there is no token
   */
  constructor(environment: Readonly<Record<string, string | undefined>>, permission: string) {
    const token = environment.CLOUDFLARE_API_TOKEN?.trim() ?? '';
    if (token === '') {
      throw new Failure(
        `there is no token: set CLOUDFLARE_API_TOKEN to an API token with the permission ${permission}`,
        2,
      );
    }
    // The error of fetch would print it.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new Failure('CLOUDFLARE_API_TOKEN has a character that no token has', 2);
    }
    this.#token = token;
    this.#base = environment.CLOUDFLARE_API_BASE_URL || 'https://api.cloudflare.com/client/v4';
  }

  /**
   * Sends a POST request.
   *
   * @throws {Failure} if there is no response, or one that says that the token or the rate is at fault
   */
  async post(path: string, body: string, contentType: string): Promise<ApiResponse> {
    const url = this.#base + path;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': contentType },
        body,
        signal: AbortSignal.timeout(timeout),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      throw new Failure(`${url} cannot be reached: ${causeMessage(error)}`);
    }
  }
}

const errors = v.object({ errors: v.array(v.object({ message: v.string() })) });

/** The messages of a response in which an API says why it has failed. */
export function messagesOf(text: string): string {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), errors), text);
  const message = parsed.success
    ? parsed.output.errors.map((error) => error.message).join('; ')
    : text;
  return printable(message.replace(/\s+/g, ' ').trim()).slice(0, 300);
}

/**
 * The error for a response without data.
 *
 * @param permission what the token must be allowed to do
 */
export function refusal({ status, text }: ApiResponse, permission: string): Failure {
  const said = `Cloudflare responded with ${status}: ${messagesOf(text) || 'nothing'}`;
  if (status === 429) return new Failure(`${said}. Try again in five minutes`);
  if (status >= 500) return new Failure(`${said}. Try again later`);
  const isDenied =
    status === 401 || status === 403 || /auth|does not have access/i.test(messagesOf(text));
  if (!isDenied) return new Failure(said);
  return new Failure(
    `${said}. The token needs the permission ${permission}, for this very zone or account`,
  );
}
