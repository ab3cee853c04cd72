import type { Cron } from 'croner';

/**
 * Runs the schedule of a local Worker, which `wrangler dev` does not: a tick now, and one whenever a
 * cron expression is due.
 *
 * @param tick is called with the cron expression
 * @returns a function that stops the schedule
 */
export function startSchedule(crons: readonly Cron[], tick: (cron: string) => void): () => void {
  const tickOf = (cron: Cron) => tick(cron.getPattern() ?? '');
  crons.slice(0, 1).forEach(tickOf);
  for (const cron of crons) cron.schedule(() => tickOf(cron));
  return () => {
    for (const cron of crons) cron.stop();
  };
}

/** Triggers a tick of a local Worker's schedule. The log of the Worker shows the result. */
export async function sendTick(origin: string, cron: string): Promise<void> {
  const query = new URLSearchParams({ cron });
  // If the Worker has stopped, `npm start` reports that.
  const response = await fetch(`${origin}/cdn-cgi/handler/scheduled?${query}`).catch(() => {});
  await response?.body?.cancel();
}
