// The free plan's daily limits of D1. They cannot be met here, so the database is replaced by one that
// answers as D1 does then.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';

const refused = new Error(
  "D1_ERROR: Your account has exceeded D1's free tier daily row read limit. Upgrade to a paid plan or wait until tomorrow (midnight UTC) to continue.",
);
const d1 = new Proxy(env.DB, {
  get: () => () => {
    throw refused;
  },
});

beforeEach(async () => {
  await startEmpty();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

describe('if the rows of the day are used up', () => {
  it.each(['/rss.xml', '/', '/categories/news/feed.json'])(
    'a reader of %s is asked to come back after 00:00 UTC',
    async (path) => {
      const response = await appWith({}, d1).request(path);
      expect(response.status).toBe(503);
      const seconds = Number(response.headers.get('Retry-After'));
      const back = new Date(Date.now() + seconds * 1_000);
      expect([back.getUTCHours(), back.getUTCMinutes()]).toEqual([0, 0]);
      expect(await response.text()).toContain('after 00:00 UTC');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    },
  );

  it('/health fails and says so', async () => {
    const response = await appWith({}, d1).request('/health');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      checks: {
        database: [{ status: 'fail', output: expect.stringMatching(/free plan .* in a day/) }],
      },
    });
  });
});
