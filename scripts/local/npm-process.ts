import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * The ids of the processes between npm and this one, npm included. npm runs a command by a shell, which on
 * many systems stays between the two, and outlives npm if that is killed.
 */
export function npmProcesses(): readonly number[] {
  const parent = process.ppid;
  try {
    const { args, parentId } = processOf(parent);
    return /^\S*sh -c /.test(args) ? [parent, parentId] : [parent];
  } catch {
    return [parent];
  }
}

/** Whether a process is running. */
export function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

/** The command line of a process; empty if it has ended, or the system has neither /proc nor ps. */
export function commandLine(id: number): string {
  try {
    return processOf(id).args;
  } catch {
    return '';
  }
}

/** @throws {Error} if the process has ended, or the system has neither /proc nor ps */
function processOf(id: number): { readonly args: string; readonly parentId: number } {
  if (existsSync('/proc/self/stat')) {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const args = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
    // The program's name is in brackets and may hold anything, so the fields are counted from its end.
    return { args, parentId: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) };
  }
  const line = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(id)], { encoding: 'utf8' });
  const [, parentId = '', args = ''] = /^\s*(\d+)\s+(.*)/.exec(line) ?? [];
  return { args, parentId: Number(parentId) };
}
