import { errorMessage } from '../../src/model/error-message.ts';

/** Why `fetch` failed: the message of the cause, since that of the error is only "fetch failed". */
export function causeMessage(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return (cause instanceof Error && cause.message) || errorMessage(error);
}
