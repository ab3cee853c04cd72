import { readdir, readFile } from 'node:fs/promises';

// Linux counts in ticks of ten milliseconds.
const millisecondsPerTick = 10;

/**
 * Measures the CPU time that the running processes of a group have used so far, in milliseconds. It is 0 on
 * systems other than Linux, which have no /proc.
 */
export async function cpuTime(group: number): Promise<number> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const ticks = await Promise.all(ids.map((id) => ticksOf(id, group)));
  return ticks.reduce((sum, count) => sum + count, 0) * millisecondsPerTick;
}

async function ticksOf(id: string, group: number): Promise<number> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  // The program's name is in brackets and may hold anything, so the fields are counted from its end:
  // 2 is the process group, 11 and 12 the time in user and system mode.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[2]) === group ? Number(fields[11]) + Number(fields[12]) : 0;
}
