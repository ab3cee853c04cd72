// Fifty first requests at once, to the Worker in the local runtime of wrangler, with a database that is
// empty or that an older version has made. wrangler then finds no migration to apply.
import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { databaseFile, readDatabase } from '../../scripts/local/database.ts';
import {
  runWrangler,
  startWrangler,
  stopWrangler,
  type WranglerProcess,
} from '../../scripts/local/wrangler.ts';
import { olderArticle } from '../support/older-article.ts';
import { newState } from './support/command.ts';
import { freePort } from './support/free-port.ts';

const root = join(import.meta.dirname, '..', '..');
const names = globSync('*.sql', { cwd: join(root, 'migrations') }).sort();
const host = 'feeds.paper.example';

const kinds: readonly (readonly [method: string, path: string, host: string])[] = [
  ['GET', '/tags/', host],
  ['GET', '/rss.xml', host],
  ['GET', '/mix/tags:a,tags:b/feed.json', host],
  ['GET', '/api/sources', host],
  ['POST', '/hooks/github', host],
  // wrangler runs a tick for its own host only.
  ['GET', '/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*', ''],
  ['GET', '/health', host],
  ['GET', '/wp-login.php', 'scanner.example'],
  ['GET', '/opml.xml', host],
  ['GET', '/', host],
];

interface Reply {
  readonly path: string;
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

function send(port: number, [method, path, name]: (typeof kinds)[number]): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = {
      Host: name || `127.0.0.1:${port}`,
      Authorization: 'Bearer a-token-for-tests-only',
      'X-GitHub-Event': 'ping',
    };
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      const status = response.statusCode ?? 0;
      resolve({ path, status, retryAfter: response.headers['retry-after'], text });
    });
    sent.once('error', reject).end();
  });
}

/** Starts the Worker without the variable PUBLIC_URL, and sends it nothing. */
async function startSilently(
  state: string,
  port: number,
  variables: readonly string[],
): Promise<WranglerProcess> {
  const wrangler = startWrangler(
    ['dev', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0']
      .concat(['--show-interactive-dev-session=false', '--persist-to', state])
      .concat(variables.flatMap((variable) => ['--var', variable])),
  );
  const isOver = wrangler.exited.then(() => true);
  while (!wrangler.output().includes('Ready on')) {
    if (await Promise.race([isOver, setTimeout(100, false)])) throw new Error(wrangler.output());
  }
  return wrangler;
}

const secrets = ['IMPORT_TOKEN:a-token-for-tests-only', 'HOOK_SECRET:a-token-for-tests-only'];

/** Makes the tables of an older version, with the article that it had imported. */
async function makeOlder(state: string, count: number): Promise<void> {
  const file = join(state, 'older.sql');
  const migrations = names
    .slice(0, count)
    .map((name) => [
      readFileSync(join(root, 'migrations', name), 'utf8'),
      `insert into d1_migrations (name) values ('${name}');`,
    ]);
  const lines = [
    'create table d1_migrations (id integer primary key autoincrement, name text unique, applied_at timestamp default current_timestamp not null);',
    ...migrations.flat(),
    ...olderArticle.map((statement) => `${statement};`),
  ];
  await writeFile(file, lines.join('\n'));
  const args = ['d1', 'execute', 'feedmill', '--local', '--yes', '--persist-to', state];
  await runWrangler('making older tables', [...args, '--file', file]);
}

async function listMigrations(state: string): Promise<string> {
  const wrangler = startWrangler(
    ['d1', 'migrations', 'list', 'feedmill', '--local'].concat(['--persist-to', state]),
  );
  await wrangler.exited;
  await stopWrangler(wrangler);
  return wrangler.output();
}

describe('fifty first requests of all kinds at once', () => {
  it.each([
    ['an empty database', 0],
    ['the tables of the first version', 1],
    ['the tables of the version before', names.length - 1],
  ])('set up %s once, and wrangler finds nothing to do', async (_, count) => {
    const state = await newState();
    if (count > 0) await makeOlder(state, count);
    const port = await freePort();
    const worker = await startSilently(state, port, secrets);
    try {
      const all = Array.from({ length: 50 }, (_unused, index) => kinds[index % kinds.length]);
      const replies = await Promise.all(all.map((kind) => send(port, kind ?? ['GET', '/', host])));
      for (const { path, status, retryAfter } of replies) {
        const isKnown = [200, 404].includes(status) || (status === 503 && retryAfter !== undefined);
        expect([path, status, isKnown]).toEqual([path, status, true]);
      }
      const feed = await send(port, ['GET', '/atom.xml', host]);
      expect(feed.status).toBe(count > 0 ? 200 : 503);
      if (count > 0) expect(feed.text).toContain('An older article');
      if (count > 0) expect(feed.text).toContain(`<id>https://${host}/</id>`);
      const home = await send(port, ['GET', '/', host]);
      if (count === 0) expect(home.text).toContain(`--to https://${host}`);
      expect((await send(port, ['GET', '/health', host])).status).toBe(200);
    } finally {
      await stopWrangler(worker);
    }
    expect(recordsIn(state)).toEqual(names);
    expect(await listMigrations(state)).toContain('No migrations to apply');
  });
});

function recordsIn(state: string): unknown[] {
  const rows = readDatabase(databaseFile(state) ?? '', (database) =>
    database.prepare('select name from d1_migrations order by id').all(),
  );
  return rows.map(({ name }) => name);
}

describe('a deployed Worker with a wrong variable', () => {
  it('says so at every URL and in its log, and does not crash', async () => {
    const state = await newState();
    const port = await freePort();
    const worker = await startSilently(state, port, ['FEED_ITEMS:plenty']);
    try {
      for (const path of ['/rss.xml', '/health', '/api/sources']) {
        const { status, text } = await send(port, ['GET', path, host]);
        expect(status).toBe(503);
        expect(text).toContain('FEED_ITEMS must be a whole number from 1 to 200');
      }
      // wrangler prints what the Worker logs some time after the response.
      await expect.poll(worker.output).toContain('FEED_ITEMS must be');
    } finally {
      await stopWrangler(worker);
    }
  });
});
