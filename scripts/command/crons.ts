import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Cron } from 'croner';
import { parse } from 'smol-toml';
import * as v from 'valibot';
import { projectRoot } from './project.ts';

const file = v.object({ triggers: v.object({ crons: v.array(v.string()) }) });

/**
 * When the schedule of a deployment does its work next, by the times that wrangler.toml gives, which
 * are in UTC; undefined where it gives none.
 */
export async function nextTick(now: Date): Promise<Date | undefined> {
  const text = await readFile(join(projectRoot, 'wrangler.toml'), 'utf8');
  const parsed = v.safeParse(file, parse(text));
  const times = (parsed.success ? parsed.output.triggers.crons : []).flatMap((cron) => {
    const next = new Cron(cron, { timezone: 'UTC', paused: true }).nextRun(now);
    return next ? [next] : [];
  });
  return times.sort((a, b) => a.getTime() - b.getTime())[0];
}
