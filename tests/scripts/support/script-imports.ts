/** The imports of each folder of `scripts` from its other folders. The table is exact, like that of the source in house.test.ts. */
export const scriptImports: Readonly<Record<string, readonly string[]>> = {
  command: [],
  site: ['command'],
  local: ['command'],
  client: ['command', 'local'],
  import: ['client', 'command', 'site'],
  status: ['client', 'command'],
  doctor: ['command'],
  compare: ['command', 'site'],
  cost: ['local'],
  backup: ['command', 'local'],
  budget: ['command'],
  readers: ['command'],
  bench: ['client', 'command', 'cost', 'import', 'local', 'site'],
  load: ['bench', 'client', 'command', 'compare', 'doctor', 'local'],
  browser: [],
};
