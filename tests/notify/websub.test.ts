import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishToHubs } from '../../src/notify/websub.ts';
import { connect } from '../../src/store/database.ts';
import { startEmpty } from '../support/database.ts';
import { importSite, post, publicUrl } from '../support/feedmill.ts';

const db = connect(env.DB);
const before = new Date(Date.now() - 60_000);
const later = new Date(Date.now() + 3_600_000);

let hub: string;
let failures: unknown[];

beforeEach(async () => {
  await startEmpty();
  hub = `https://hub.example/${crypto.randomUUID()}`;
  failures = [];
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => failures.push(line));
  await importSite({ '_posts/2026-01-01-a.md': post('title: A\ntags: [c++]') });
});

afterEach(() => vi.restoreAllMocks());

const topicsAt = async (url: string) =>
  new URLSearchParams(await (await fetch(url)).text()).getAll('hub.url');

describe('a hub', () => {
  it('receives the URLs of all feeds that have changed, the site first', async () => {
    expect(await publishToHubs(db, { feedHubs: [hub], publicUrl }, before)).toBe(6);
    expect(await topicsAt(hub)).toEqual(
      ['/', '/tags/c%2B%2B/'].flatMap((page) =>
        ['rss.xml', 'atom.xml', 'feed.json'].map((file) => publicUrl + page + file),
      ),
    );
  });

  it('receives at most a hundred URLs', async () => {
    const tags = Array.from({ length: 60 }, (_, index) => `t${index}`);
    await importSite({ '_posts/2026-01-02-b.md': post(`title: B\ntags: [${tags}]`) });
    expect(await publishToHubs(db, { feedHubs: [hub], publicUrl }, before)).toBe(99);
  });

  it('is not called if nothing has changed', async () => {
    expect(await publishToHubs(db, { feedHubs: [hub], publicUrl }, later)).toBe(0);
    expect((await fetch(hub)).status).toBe(404);
  });

  it('that fails is logged, and does not affect other hubs', async () => {
    const down = `${hub}/down`;
    await fetch(down, { method: 'PUT', headers: { 'X-Status': '500' }, body: '' });
    expect(await publishToHubs(db, { feedHubs: [down, hub], publicUrl }, before)).toBe(6);
    expect(failures).toEqual([
      { message: 'hub not notified', hub: 'hub.example', reason: 'it responded with 500' },
    ]);
    expect(await topicsAt(hub)).toHaveLength(6);
  });
});
