import { resolve } from 'node:path';

/** Resolves a path that the user gave. npm runs commands in the project's folder, not in the user's. */
export function userPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}
