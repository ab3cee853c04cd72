// Runs `npm start` on the demo site, or on the folder in FEEDMILL_TEST_SITE.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Ended,
  newState,
  run,
  type Started,
  start,
  temporaryFolder,
} from './support/command.ts';
import { freePort } from './support/free-port.ts';

const site = process.env.FEEDMILL_TEST_SITE;
const siteArguments = site === undefined ? [] : ['--site', site];

describe('npm start', () => {
  let port: number;
  let state: string;
  let started: Started;

  beforeAll(async () => {
    port = await freePort();
    state = join(await temporaryFolder(), 'state');
    started = await start([...siteArguments, '--port', String(port), '--state', state]);
  });

  it('imports the site and counts the outcomes', () => {
    expect(started.output).toMatch(/^[1-9]\d* new, 0 changed, 0 unchanged, 0 withdrawn/m);
  });

  it.skipIf(site !== undefined)('says which articles wait for their dates', () => {
    expect(started.output).toMatch(/^1 article waits for 2036-05-01\.$/m);
  });

  it('serves feeds of the site, a category and a tag in three formats', async () => {
    const addresses = await feedAddresses(port);
    expect(addresses).toHaveLength(9);
    for (const address of addresses) {
      const response = await fetch(address);
      const type = response.headers.get('Content-Type')?.split(';')[0];
      expect([response.status, address, type]).toEqual([200, address, mediaType(address)]);
      expect((await response.text()).length).toBeGreaterThan(200);
    }
  });

  it('responds with a 304 to a reader that has the feed', async () => {
    const [address = ''] = await feedAddresses(port);
    const first = await fetch(address);
    const etag = first.headers.get('ETag') ?? '';
    const second = await fetch(address, { headers: { 'If-None-Match': etag } });
    expect(second.status).toBe(304);
  });

  it('refuses to serve two sites from one data folder', async () => {
    const other = await temporaryFolder();
    execFileSync('cp', ['-r', join(import.meta.dirname, '..', '..', 'demo', '_posts'), other]);
    const ended = await run(['start', '--', '--site', other, '--port', '1', '--state', state]);
    expect(ended.code).toBe(2);
    expect(ended.output).toContain('choose another with --state');
  });

  it('says where the site is served if it is started a second time', async () => {
    const args = [...siteArguments, '--port', String(await freePort()), '--state', state];
    const ended = await run(['start', '--', ...args]);
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(
      new RegExp(
        `^start: this site is already served at http://127.0.0.1:${port}; .*--state\n$`,
        'm',
      ),
    );
  });

  it('stops at Ctrl-C and leaves no process behind', async () => {
    const ended = await started.interrupt();
    expect(ended.output.trimEnd()).toMatch(/Stopped\.$/);
    await untilNoProcessNames(state);
  });

  it('imports nothing new when it is started again', async () => {
    const again = await start([...siteArguments, '--port', String(port), '--state', state]);
    await again.interrupt();
    expect(again.output).toMatch(/^0 new, 0 changed, [1-9]\d* unchanged, 0 withdrawn/m);
  });
});

describe('npm start, when interrupted', () => {
  it.each([
    ['SIGTERM is sent to npm', 'SIGTERM', 1],
    ['SIGHUP is sent to npm', 'SIGHUP', 1],
    ['npm is killed', 'SIGKILL', 1],
    ['its terminal is closed', 'SIGHUP', -1],
  ] as const)('leaves no process behind if %s', async (_, signal, sign) => {
    const state = await newState();
    const started = await start(['--port', String(await freePort()), '--state', state]);
    process.kill(sign * started.pid, signal);
    await untilNoProcessNames(state);
  });

  it.each([
    ['Starting Feedmill', async () => join(await temporaryFolder(), 'state')],
    ['Ctrl-C stops it.', newState],
  ])(
    'says only that it stops, and leaves no process behind, after printing "%s"',
    async (line, newState) => {
      const state = await newState();
      const port = String(await freePort());
      const started = await start(['--port', port, '--state', state], line);
      const ended = await started.interrupt();
      expect(ended.output.slice(started.output.length)).toMatch(/^[\s\S]{0,200}?\n?Stopped\.\n$/);
      expect(ended.output).not.toMatch(/fail|cannot be reached|unexpectedly|error/i);
      await untilNoProcessNames(state);
    },
  );
});

describe('npm start, with invalid arguments or variables', () => {
  it.each([
    ['an invalid variable', [], { FEED_ITEMS: 'many' }, 'FEED_ITEMS must be a whole number'],
    ['a folder that is not a site', ['--site', 'src/model'], {}, 'is it the root of a site?'],
    ['a folder that does not exist', ['nowhere'], {}, 'is not a folder'],
    ['an empty name of a folder', ['--site', ''], {}, "the name of the site's folder is empty"],
    ['two folders', ['demo', 'docs'], {}, 'name one folder'],
    ['an invalid port', ['--port', 'x'], {}, '--port must be a number'],
    ['an unknown option', ['--prot', '1'], {}, '--prot'],
  ])(
    'says in one line what is wrong with %s, and starts nothing',
    async (_, args, variables, line) => {
      const ended: Ended = await run(['start', '--', ...args], variables);
      expect(ended.code).toBe(2);
      expect(ended.output).toContain(line);
      expect(ended.output).not.toMatch(/^\s+at /m);
    },
  );
});

async function feedAddresses(port: number): Promise<string[]> {
  const origin = `http://127.0.0.1:${port}`;
  const page = await (await fetch(`${origin}/`)).text();
  const folders = ['', ...['categories', 'tags'].map((kind) => firstOf(page, kind))];
  const names = ['rss.xml', 'atom.xml', 'feed.json'];
  return folders.flatMap((folder) => names.map((name) => `${origin}/${folder}${name}`));
}

function firstOf(page: string, kind: string): string {
  const folder = new RegExp(`href="/(${kind}/[^"]+/)"`).exec(page)?.[1];
  if (folder === undefined) throw new Error(`the home page lists no ${kind}`);
  return folder;
}

function mediaType(address: string): string {
  if (address.endsWith('rss.xml')) return 'application/rss+xml';
  return address.endsWith('atom.xml') ? 'application/atom+xml' : 'application/feed+json';
}

/** A process that was killed may still be listed for a moment. */
async function untilNoProcessNames(text: string): Promise<void> {
  await expect.poll(() => processesNaming(text)).toEqual([]);
}

function processesNaming(text: string): string[] {
  const list = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(text) && !line.startsWith('ps '));
}
