import type { LoadResult } from './run-load.ts';

// Errors and differences that are printed.
const maxShown = 10;

/**
 * Prints what happened.
 *
 * @returns whether nothing failed, all readers agree and the memory is flat
 */
export function printLoad(result: LoadResult): boolean {
  const { subscriptions, commits, polls, errors, disagreements, memory } = result;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;
  console.log(`
${subscriptions} subscriptions, ${polls} polls (${counts(result.statuses)})
From the cache: ${counts(result.caches)}
${commits} commits; webhooks: ${counts(result.webhooks)}
Errors: ${errors.length}
Readers that do not hold what the Worker has: ${disagreements.length}
Memory of the Worker: ${megabytes(memory.early)} in the second quarter, ${megabytes(memory.late)} in the last: ${memory.isFlat ? 'flat' : 'GROWING'}`);
  for (const line of [...errors, ...disagreements].slice(0, maxShown)) console.error(`  ${line}`);
  return errors.length === 0 && disagreements.length === 0 && memory.isFlat;
}

function counts(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([name, count]) => `${count} × ${name}`)
    .join(', ');
}
