// Alarms of real ticks, received by a web server.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Config, readConfig } from '../../src/config/config.ts';
import { startEmpty } from '../support/database.ts';
import { get, importSite, publicUrl } from '../support/feedmill.ts';
import { minutesAgo, tickAt } from '../support/tick.ts';

interface Received {
  readonly title: string;
  readonly message: string;
  readonly text: string;
  readonly content: string;
  readonly status: string;
}

let url: string;
let logged: unknown[];

beforeEach(async () => {
  await startEmpty();
  url = `https://alarms.example/${crypto.randomUUID()}/secret`;
  logged = [];
  for (const method of ['log', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((line: unknown) => logged.push(line));
  }
  await importSite({ '_posts/2026-01-01-a.md': '' });
});

const configOf = (more: Record<string, string> = {}) =>
  readConfig({ PUBLIC_URL: publicUrl, ALARM_URL: url, ...more });

const tick = (minutes = 1, config: Config = configOf()) => tickAt(minutesAgo(minutes), config);

async function received(from = url): Promise<Received[]> {
  const response = await fetch(from, { headers: { 'X-List-Posted': '1' } });
  return (await response.json<string[]>()).map((text) => JSON.parse(text));
}

/** Has the receiver respond with a status. */
function respondWith(status: number): Promise<Response> {
  const headers = { 'X-Status': String(status), 'X-Location': 'https://elsewhere.example/' };
  return fetch(url, { method: 'PUT', headers, body: '' });
}

const refuse = (refusal: string, source = 'push') =>
  env.DB.prepare('update source set refusal = ? where name = ?').bind(refusal, source).run();

describe('an alarm', () => {
  it('is sent once when a check becomes bad, and once when it passes again', async () => {
    await tick(60);
    expect(await received()).toEqual([]);
    await refuse('9 of 9 articles would be withdrawn');
    for (const minutes of [55, 50, 45]) await tick(minutes);
    expect(await received()).toMatchObject([
      {
        title: 'Feedmill feeds.example: push:import needs attention',
        message: `push:import (warn): The last import was refused: 9 of 9 articles would be withdrawn\n${publicUrl}/health`,
        status: 'warn',
      },
    ]);
    await refuse('');
    for (const minutes of [40, 35]) await tick(minutes);
    expect((await received()).map(({ title, status }) => [title, status])).toEqual([
      ['Feedmill feeds.example: push:import needs attention', 'warn'],
      ['Feedmill feeds.example: push:import is well again', 'pass'],
    ]);
    const { results } = await env.DB.prepare('select * from alarm').all();
    expect(results).toEqual([]);
  });

  it('is sent once if two ticks run at once', async () => {
    await refuse('9 of 9');
    await Promise.all([tick(5), tick(5), tick(5)]);
    expect(await received()).toHaveLength(1);
    await refuse('');
    await Promise.all([tick(1), tick(1)]);
    expect(await received()).toHaveLength(2);
  });

  it('is sent by the next tick if the receiver fails, and redirects are not followed', async () => {
    await refuse('9 of 9');
    await respondWith(500);
    await tick(20);
    await respondWith(307);
    await tick(15);
    expect(await received()).toEqual([]);
    expect(logged).toContainEqual({
      message: 'alarm not sent',
      channel: 'url',
      reason: 'the server responded with 307',
      checks: ['push:import'],
    });
    const health = await (await get('/health')).json<{ checks: Record<string, unknown[]> }>();
    expect(health.checks['alarms:unsent']).toMatchObject([{ status: 'warn', observedValue: 1 }]);
    await respondWith(200);
    await tick(10);
    await tick(5);
    expect(await received()).toHaveLength(1);
  });

  it('is not sent at all if the check passes again before it could be', async () => {
    await refuse('9 of 9');
    await respondWith(500);
    await tick(20);
    await refuse('');
    await respondWith(200);
    await tick(15);
    await tick(10);
    expect(await received()).toEqual([]);
  });

  it('keeps its secret: neither the log nor the message has the URL', async () => {
    await refuse('9 of 9');
    await respondWith(404);
    await tick(20);
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new Error(`no route to ${url}`));
    await tick(15);
    expect(JSON.stringify(logged)).toContain('the server cannot be reached');
    expect(JSON.stringify(logged)).not.toMatch(/secret|alarms\.example/);
  });

  it('is not sent for a source that has failed once or twice', async () => {
    const config = configOf({ ARCHIVE_URL: `https://archives.example/${crypto.randomUUID()}` });
    await tick(30, config);
    await tick(25, config);
    expect(await received()).toEqual([]);
    await tick(20, config);
    await tick(15, config);
    expect(await received()).toMatchObject([
      { title: expect.stringContaining('archive:import needs'), status: 'fail' },
    ]);
  });

  it('has one message for all checks that become bad at once, and tells which still are', async () => {
    await importSite({ '_posts/2026-01-01-b.md': '' }, { source: 'blog' });
    await refuse('9 of 9');
    await refuse('8 of 8', 'blog');
    await tick(20);
    await refuse('', 'blog');
    await tick(15);
    const [bad, well] = await received();
    expect(bad?.title).toBe('Feedmill feeds.example: 2 checks need attention');
    expect(well?.message).toContain('blog:import: passes again\n1 other check still needs');
  });

  it('tells healthchecks by the exit status in the URL', async () => {
    const config = configOf({ ALARM_URL: `${url}/{exit-status}` });
    await refuse('9 of 9');
    await tick(20, config);
    await refuse('');
    await tick(15, config);
    expect(await received(`${url}/1`)).toHaveLength(1);
    expect(await received(`${url}/0`)).toHaveLength(1);
  });

  it('mentions nobody in a chat, whatever a name contains, and fits into it', async () => {
    await refuse(`<!channel> @everyone ${'新'.repeat(5_000)}`);
    await tick();
    const [alarm] = await received();
    expect(alarm?.text).toContain('‹!channel› ＠everyone');
    expect(alarm?.content.length).toBeLessThan(2_000);
    expect(alarm).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  it('is sent by no request', async () => {
    await refuse('9 of 9');
    await get('/health');
    await get('/rss.xml');
    expect(await received()).toEqual([]);
  });

  it('costs nothing in the database if nothing changes', async () => {
    await refuse('9 of 9');
    await tick(20);
    const before = await env.DB.prepare('select * from alarm').all();
    await tick(15);
    expect((await env.DB.prepare('select * from alarm').all()).results).toEqual(before.results);
  });
});

describe('a ping', () => {
  it('is a request at each tick', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const config = readConfig({ PUBLIC_URL: publicUrl, PING_URL: 'https://pings.example/secret' });
    await tickAt(minutesAgo(5), config);
    await tickAt(minutesAgo(1), config);
    expect(fetched.mock.calls.map(([to]) => String(to))).toEqual([
      'https://pings.example/secret',
      'https://pings.example/secret',
    ]);
    expect(JSON.stringify(logged)).toContain('ping failed');
    expect(JSON.stringify(logged)).not.toContain('secret');
  });
});
