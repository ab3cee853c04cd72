// Every rule about who may keep an answer, and for how long, is here.

const day = 86_400;

/** For documents and pages: fresh for a while, then served while a new one is fetched. */
export function publicFor(seconds: number): string {
  // Neither s-maxage nor must-revalidate: Workers Cache then serves nothing stale.
  return `public, max-age=${seconds}, stale-while-revalidate=${day}, stale-if-error=${7 * day}`;
}

/** For addresses that lead elsewhere for good. */
export const redirectPolicy = `public, max-age=${day}`;

/** For addresses that are not there yet. */
export const missingPolicy = 'public, max-age=60';

/** For answers that are for one caller, and for failures. */
export const privatePolicy = 'no-store';
