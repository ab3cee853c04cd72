import { type MemoryTrend, megabytes } from './memory.ts';
import type { LoadResult } from './run-load.ts';

// Errors and differences that are printed.
const maxShown = 10;

/**
 * Prints what happened.
 *
 * @returns whether nothing failed, all readers agree and the Worker holds no more memory than before
 */
export function printLoad(result: LoadResult): boolean {
  const { subscriptions, commits, polls, errors, disagreements, memory } = result;
  console.log(`
${subscriptions} subscriptions, ${polls} polls (${counts(result.statuses)})
From the cache: ${counts(result.caches)}
${commits} commits; webhooks: ${counts(result.webhooks)}
Errors: ${errors.length}
Readers that do not hold what the Worker has: ${disagreements.length}
Memory that the Worker holds: ${trendText(memory.worker)}: ${memory.worker.isFlat ? 'flat' : 'GROWING'}
Memory of the local runtime: ${trendText(memory.runtime)}. Unlike Cloudflare, it keeps every workflow that has ended, and each import is one.`);
  for (const line of [...errors, ...disagreements].slice(0, maxShown)) console.error(`  ${line}`);
  return errors.length === 0 && disagreements.length === 0 && memory.worker.isFlat;
}

function trendText({ early, late }: MemoryTrend): string {
  return `${megabytes(early)} in the second quarter, ${megabytes(late)} in the last`;
}

function counts(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([name, count]) => `${count} × ${name}`)
    .join(', ');
}
