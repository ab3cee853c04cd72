import { readdir, readFile } from 'node:fs/promises';

/**
 * CPU time that the processes of a group have taken so far, in ticks of ten milliseconds; 0 where the
 * system does not say (it is read from /proc, so on Linux only).
 */
export async function cpuTicks(group: number): Promise<number> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const ticks = await Promise.all(ids.map((id) => ticksOf(id, group)));
  return ticks.reduce((sum, one) => sum + one, 0);
}

async function ticksOf(id: string, group: number): Promise<number> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  // The name stands in brackets and may hold anything; the group is the third field behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[2]) === group ? Number(fields[11]) + Number(fields[12]) : 0;
}
