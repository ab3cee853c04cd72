import { Cron } from 'croner';
import { errorMessage } from '../../src/model/error-message.ts';
import { Failure } from './failure.ts';
import { readToml } from './wrangler-toml.ts';

/**
 * Reads the schedule of the Worker, `crons` in wrangler.toml; empty if it has none.
 *
 * @throws {Failure} if one of the expressions cannot be parsed
 */
export async function readCrons(): Promise<readonly Cron[]> {
  return (await readToml()).triggers.crons.map(parseCron);
}

/**
 * Parses a cron expression as Cloudflare does: five fields, in UTC, with Sunday as day 1.
 *
 * @throws {Failure} if it cannot be parsed
 */
export function parseCron(expression: string): Cron {
  try {
    return new Cron(expression, { timezone: 'UTC', mode: '5-part', alternativeWeekdays: true });
  } catch (error) {
    // The messages of croner begin with the name of a class.
    const reason = errorMessage(error).replace(/^\w+: /, '');
    throw new Failure(`wrangler.toml: crons: "${expression}" cannot be parsed: ${reason}`, 2);
  }
}

/** The first tick after a time; undefined if there is none. */
export function nextTick(crons: readonly Cron[], after: Date): Date | undefined {
  const ticks = crons.flatMap((cron) => cron.nextRun(after) ?? []);
  return ticks.sort((a, b) => a.getTime() - b.getTime())[0];
}
