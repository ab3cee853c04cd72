import { readdir, readFile } from 'node:fs/promises';

// What Linux counts in, whatever its kernel ticks at (proc(5), sysconf(_SC_CLK_TCK)).
const ticksPerSecond = 100;

/**
 * Seconds of CPU time, user and system, that the processes of a group have used so far. Undefined
 * on systems other than Linux.
 */
export async function cpuSecondsOf(group: number): Promise<number | undefined> {
  const names = await readdir('/proc').catch(() => undefined);
  if (!names) return undefined;
  let ticks = 0;
  for (const name of names.filter((one) => /^\d+$/.test(one))) {
    // A process may have ended by now.
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The second field is a name in brackets, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[2]) === group) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / ticksPerSecond;
}
