// The parts of `npm run load`, which takes minutes as a whole.
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDisagreements } from '../../scripts/load/agreement.ts';
import { memoryTrend } from '../../scripts/load/memory.ts';
import { type Habit, Subscription } from '../../scripts/load/subscription.ts';
import { run, temporaryFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';
import { close, listen } from './support/local-server.ts';

interface Answer {
  readonly status: number;
  readonly ids?: readonly string[];
}

let server: Server;
let origin: string;
let answer: Answer;

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(answer.status, { ETag: '"1"' });
    const items = (answer.ids ?? []).map((id) => ({ id, content_text: id }));
    response.end(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items }));
  });
  origin = await listen(server);
});

afterAll(() => close(server));

function subscription(headers: Habit['headers'] = {}): Subscription {
  return new Subscription(
    { name: 'a reader', headers, validators: 'both', interval: 60 },
    '/tags/gold/feed.json',
  );
}

async function poll(reader: Subscription, status: number, ids?: readonly string[]) {
  answer = ids === undefined ? { status } : { status, ids };
  return reader.poll(origin);
}

describe('a reader of the load', () => {
  it('holds what the last document had', async () => {
    const reader = subscription();
    await poll(reader, 200, ['b', 'a']);
    await poll(reader, 304);
    expect(reader.items).toEqual(['b', 'a']);
    await poll(reader, 200, ['c', 'b']);
    expect(reader.items).toEqual(['c', 'b']);
  });

  it('adds a delta to what it holds', async () => {
    const reader = subscription({ 'A-IM': 'feed' });
    await poll(reader, 200, ['b', 'a']);
    await poll(reader, 226, ['c', 'a']);
    expect(reader.items).toEqual(['c', 'a', 'b']);
  });

  it.each([
    [500, 'status 500'],
    [304, 'a 304 for a reader without a copy'],
    [226, 'a delta for a reader without a copy'],
  ])('reports a wrong %i', async (status, error) => {
    const { error: reported } = await poll(subscription(), status, ['a']);
    expect(reported).toBe(`/tags/gold/feed.json: ${error}`);
  });

  it('reports a server that is not there', async () => {
    const { status, error } = await subscription().poll(`http://127.0.0.1:${await freePort()}`);
    expect(status).toBe(0);
    expect(error).toContain('cannot be reached');
  });
});

describe('the readers of the load', () => {
  it('agree with the Worker if they hold the same items in the same order', async () => {
    const reader = subscription();
    await poll(reader, 200, ['b', 'a']);
    expect(await findDisagreements([reader], origin)).toEqual([]);
    answer = { status: 200, ids: ['a', 'b'] };
    expect(await findDisagreements([reader], origin)).toEqual(['/tags/gold/feed.json, a reader']);
  });

  it('may hold more than the feed has if they read deltas', async () => {
    const reader = subscription({ 'A-IM': 'feed' });
    await poll(reader, 200, ['c', 'b', 'a']);
    answer = { status: 200, ids: ['c', 'b'] };
    expect(await findDisagreements([reader], origin)).toEqual([]);
    answer = { status: 200, ids: ['d', 'c'] };
    expect(await findDisagreements([reader], origin)).toHaveLength(1);
  });
});

describe('the memory of the Worker', () => {
  it('is flat if it rises in the first quarter only', () => {
    expect(memoryTrend([1, 50, 100, 100, 100, 100, 105, 105]).isFlat).toBe(true);
  });

  it('is growing if it is a tenth higher at the end', () => {
    expect(memoryTrend([100, 100, 100, 100, 110, 110, 120, 120]).isFlat).toBe(false);
  });
});

it('npm run load ends with the reason if nginx does not start', async () => {
  const folder = await temporaryFolder();
  const script = '#!/bin/sh\necho "no room for the cache" >&2\nexit 1\n';
  await writeFile(join(folder, 'nginx'), script, { mode: 0o755 });
  const port = String(await freePort());
  const environment = { PATH: `${folder}:${process.env.PATH}` };
  const { code, output } = await run(['load', '--', '--port', port], environment);
  expect(output).toBe('load: nginx does not start: no room for the cache\n');
  expect(code).toBe(1);
});
