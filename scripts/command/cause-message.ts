import { errorMessage } from '../../src/model/error-message.ts';

/** Says why `fetch` failed. The message of its error is only "fetch failed"; the cause has the reason. */
export function causeMessage(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return (cause instanceof Error && cause.message) || errorMessage(error);
}
