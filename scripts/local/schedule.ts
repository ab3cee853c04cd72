// Milliseconds between two ticks, as wrangler.toml has it for a deployment.
const interval = 5 * 60_000;

/**
 * Has the schedule of a Worker on this machine tick, now and every five minutes: locally nobody else
 * does. What it does is in the Worker's log.
 *
 * @returns what ends it
 */
export function startClock(origin: string): () => void {
  const tick = () =>
    fetch(`${origin}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*`)
      .then((answer) => answer.body?.cancel())
      // A Worker that has ended says so itself.
      .catch(() => {});
  void tick();
  const timer = setInterval(tick, interval);
  return () => clearInterval(timer);
}
