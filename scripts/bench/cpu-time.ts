import { execFileSync } from 'node:child_process';

/** Seconds of CPU time, user and system, that the processes of a group have used so far. */
export function cpuSecondsOf(group: number): number {
  const table = execFileSync('ps', ['-A', '-o', 'pgid=,time='], { encoding: 'utf8' });
  let seconds = 0;
  for (const line of table.split('\n')) {
    const [id, time = ''] = line.trim().split(/\s+/);
    if (Number(id) === group) seconds += secondsIn(time);
  }
  return seconds;
}

// POSIX: [dd-]hh:mm:ss. Some systems add hundredths.
function secondsIn(time: string): number {
  return time.split(/[-:]/).reduce((sum, part, index, { length }) => {
    const unit = length === 4 && index === 1 ? 24 : 60;
    return sum * (index === 0 ? 1 : unit) + Number(part);
  }, 0);
}
