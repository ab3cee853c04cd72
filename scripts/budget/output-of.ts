import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../command/project.ts';

/** Runs a tool of node_modules and returns all that it prints, whether it succeeds or not. */
export async function outputOf(tool: string, args: readonly string[]): Promise<string> {
  const program = join(projectRoot, 'node_modules', '.bin', tool);
  const child = spawn(program, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return output;
}
