// Alarms of a Feedmill that `npm start` runs, received by a real HTTP server; and the same text in
// `npm run status` and /health.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newState, run, type Started, start } from './support/command.ts';
import { freePort } from './support/free-port.ts';
import { type ServedArchive, serveArchive } from './support/site-archive.ts';

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
  let to: string;
  let started: Started;
  let archive: ServedArchive;

  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port: receiverPort } = receiver.address() as AddressInfo;
    archive = await serveArchive(site);
    archive.status = 404;
    const port = await freePort();
    to = `http://127.0.0.1:${port}`;
    const args = ['--sources', '--port', String(port), '--state', await newState()];
    started = await start(args, 'Ctrl-C stops it.', {
      ARCHIVE_URL: archive.url,
      ALARM_URL: `http://127.0.0.1:${receiverPort}/hook`,
    });
  });

  afterAll(async () => {
    await started.interrupt();
    await archive.close();
    receiver.close();
  });

  /** Runs ticks of the schedule, one after the other, to their ends. */
  async function tick(times: number): Promise<void> {
    for (let count = 0; count < times; count++) {
      const response = await fetch(`${to}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*`);
      expect(response.status).toBe(200);
    }
  }

  it('sends one alarm while a source fails, and one when it is well again', async () => {
    await tick(5);
    expect(alarms).toMatchObject([
      {
        title: `Feedmill ${new URL(to).host}: archive:import needs attention`,
        status: 'fail',
        headers: { 'content-type': 'application/json', 'x-template': 'yes' },
      },
    ]);
    const health = await fetch(`${to}/health`);
    expect(health.status).toBe(503);
    const { checks } = (await health.json()) as { checks: Record<string, { output: string }[]> };
    const output = checks['archive:import']?.[0]?.output;
    expect((await run(['status', '--', '--to', to])).output).toContain(
      `What needs attention\n  archive:import (fail): ${output}\n`,
    );
    archive.status = 200;
    expect((await run(['status', '--', '--to', to, '--run', 'archive'])).code).toBe(0);
    await tick(2);
    expect(alarms.map(({ status }) => status)).toEqual(['fail', 'pass']);
    expect((await fetch(`${to}/health`)).status).toBe(200);
    expect((await run(['status', '--', '--to', to])).output).not.toContain('What needs attention');
  });
});
