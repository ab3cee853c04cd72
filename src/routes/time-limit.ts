import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';

// Milliseconds. The slowest documents take a tenth of it. If the database hangs, the edge cache can serve
// what it has only after the Worker has given up.
const defaultLimit = 10_000;

/** Thrown if a request has taken too long. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';

  constructor() {
    super('the database did not respond in time');
  }
}

/**
 * Waits for a result, but not for ever.
 *
 * @param limit milliseconds
 * @throws {TooSlow} if it takes longer
 */
export async function inTime<Result>(
  result: Promise<Result>,
  limit = defaultLimit,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), limit);
  });
  try {
    return await Promise.race([result, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

/** Gives up a request of a reader that takes too long. */
export const timeLimit: MiddlewareHandler<AppEnv> = (c, next) =>
  inTime(next(), c.env?.timeLimit ?? defaultLimit);
