// Alarms of a Feedmill in `wrangler dev`, received by a real HTTP server; and the same text in `npm run status` and
// /health.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './support/command.ts';
import { close, listen } from './support/local-server.ts';
import { type ServedArchive, serveArchive } from './support/site-archive.ts';
import { importToken, WatchingFeedmill } from './support/watching-feedmill.ts';

interface Alarm {
  readonly headers: IncomingHttpHeaders;
  readonly title: string;
  readonly status: string;
}

const site = {
  '_config.yml': 'title: Paper\nurl: https://paper.example\n',
  '_posts/2026-01-01-a.md': '---\ntitle: A\n---\nText.\n',
};

describe('a Feedmill with ALARM_URL', () => {
  const alarms: Alarm[] = [];
  const receiver = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      alarms.push({ headers: request.headers, ...JSON.parse(text) });
      response.end('ok');
    });
  });
  let feedmill: WatchingFeedmill;
  let archive: ServedArchive;

  beforeAll(async () => {
    archive = await serveArchive(site);
    archive.status = 404;
    feedmill = await WatchingFeedmill.start({
      ARCHIVE_URL: archive.url,
      ALARM_URL: `${await listen(receiver)}/hook`,
    });
  });

  afterAll(async () => {
    await feedmill?.stop();
    await archive?.close();
    await close(receiver);
  });

  /** Runs ticks of the schedule, one after the other. */
  async function tick(times: number): Promise<void> {
    for (let count = 0; count < times; count++) await feedmill.tick();
  }

  const status = (...args: string[]) =>
    run(['status', '--', '--to', feedmill.origin, ...args], { FEEDMILL_TOKEN: importToken });

  it('sends one alarm while a source fails, and one when it is well again', async () => {
    await tick(5);
    expect(alarms).toMatchObject([
      {
        title: `Feedmill ${new URL(feedmill.origin).host}: archive:import needs attention`,
        status: 'fail',
        headers: { 'content-type': 'application/json', 'x-template': 'yes' },
      },
    ]);
    const health = await fetch(`${feedmill.origin}/health`);
    expect(health.status).toBe(503);
    const { checks } = (await health.json()) as { checks: Record<string, { output: string }[]> };
    const output = checks['archive:import']?.[0]?.output;
    expect((await status()).output).toContain(
      `What needs attention\n  archive:import (fail): ${output}\n`,
    );
    archive.status = 200;
    expect((await status('--run', 'archive')).code).toBe(0);
    await tick(2);
    expect(alarms.map(({ status }) => status)).toEqual(['fail', 'pass']);
    expect((await fetch(`${feedmill.origin}/health`)).status).toBe(200);
    expect((await status()).output).not.toContain('What needs attention');
  });
});
