import { readdir, readFile } from 'node:fs/promises';

/** The CPU time and memory that a running process has used so far. */
export interface ProcessUse {
  readonly id: number;
  /** Its command line, with spaces between the arguments. */
  readonly args: string;
  /** Milliseconds of CPU time, in user and system mode. */
  readonly cpu: number;
  /** Bytes of memory that it has now. */
  readonly memory: number;
  /** Bytes of memory: the most that it had at once. */
  readonly peak: number;
}

// Linux counts in ticks of ten milliseconds.
const millisecondsPerTick = 10;

/** Lists the running processes of a group. The list is empty on systems other than Linux, which have no /proc. */
export async function processesOf(group: number): Promise<ProcessUse[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  return (await Promise.all(ids.map((id) => processOf(id, group)))).flat();
}

/**
 * Measures the CPU time that the running processes of a group have used so far, in milliseconds. It is 0
 * without /proc.
 */
export async function cpuTime(group: number): Promise<number> {
  const uses = await processesOf(group);
  return uses.reduce((sum, { cpu }) => sum + cpu, 0);
}

async function processOf(id: string, group: number): Promise<ProcessUse[]> {
  const fields = await statOf(id);
  if (Number(fields[2]) !== group) return [];
  const read = (name: string) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '');
  const [args, status] = await Promise.all([read('cmdline'), read('status')]);
  const bytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024;
  const cpu = (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
  return [
    {
      id: Number(id),
      args: args.replaceAll('\0', ' '),
      cpu,
      memory: bytes('VmRSS'),
      peak: bytes('VmHWM'),
    },
  ];
}

/** The CPU time in milliseconds of all children of this process that have ended, with their own children. */
export async function cpuTimeOfEndedChildren(): Promise<number> {
  const fields = await statOf('self');
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * millisecondsPerTick;
}

/**
 * The fields of a process after its name, which is in brackets and may hold anything: 2 is the process group, 11 and 12
 * the time in user and system mode, 13 and 14 those of its ended children.
 */
async function statOf(id: string): Promise<string[]> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
