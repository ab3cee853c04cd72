import type { ScheduledResponse } from '../../src/model/admin-api.ts';

/** Says how many articles wait for their dates, with the next day in the site's time zone. */
export function scheduledLine({ articles, next, timeZone }: ScheduledResponse): string {
  const day = new Date(next).toLocaleDateString('sv', { timeZone });
  if (articles === 1) return `1 article waits for ${day}`;
  return `${articles.toLocaleString('en')} articles wait for their dates, the next for ${day}`;
}
