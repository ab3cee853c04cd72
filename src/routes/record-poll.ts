import type { MiddlewareHandler } from 'hono';
import { pollPoint } from '../http/poll-dataset.ts';
import { errorMessage } from '../model/error-message.ts';
import type { AppEnv } from './context.ts';

/**
 * Records polls of feeds in a dataset of Analytics Engine, if there is one (docs/readers.md). The runtime writes in the
 * background, so the response does not wait, and it is sent even if nothing can be written.
 */
export const recordPoll: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const readers = c.env?.readers;
  // A person who opens a feed in a browser is shown a page.
  if (!readers || c.var.opened) return;
  try {
    const point = pollPoint(c.req.raw, c.res.status);
    if (point) readers.writeDataPoint(point);
  } catch (error) {
    console.error({ message: 'a poll could not be recorded', reason: errorMessage(error) });
  }
};
