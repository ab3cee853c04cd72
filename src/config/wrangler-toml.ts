import { parse } from 'smol-toml';
import wranglerToml from '../../wrangler.toml';

// The file that the Worker was deployed with. Workers are not told everything that it says.

/** The name of the Worker in the account. */
export const workerName: string = /^name *= *["']([\w-]+)["']/m.exec(wranglerToml)?.[1] ?? '';

/** Whether the file sets a variable to this value. */
export function isSetInFile(name: string, value: unknown): boolean {
  const { vars } = parse(wranglerToml);
  return (
    typeof vars === 'object' &&
    Object.entries(vars).some(([key, set]) => key === name && set === value)
  );
}
