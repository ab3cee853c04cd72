import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../command/failure.ts';
import { type Running, startWrangler } from '../local/wrangler.ts';

/** Where the Worker asks its database once before it answers. */
export const queryPath = '/query';

const code = `
import text from './body.txt';
const headers = { 'Content-Type': 'application/rss+xml', ETag: 'W/"1"', Vary: 'Accept-Encoding' };
const query = 'select id, revision, changed_at from scope where kind = ?1 and slug = ?2';
export default {
  async fetch(request, env) {
    if (request.url.endsWith('${queryPath}')) {
      await env.DB.withSession('first-unconstrained').prepare(query).bind('site', '').raw();
    }
    return request.headers.has('If-None-Match')
      ? new Response(null, { status: 304, headers })
      : new Response(text, { headers });
  },
};`;

const config = `
name = "constant"
main = "worker.js"
compatibility_date = "2026-10-20"
rules = [{ type = "Text", globs = ["**/*.txt"] }]

[[d1_databases]]
binding = "DB"
database_name = "constant"
database_id = "constant"
`;

const table = `
create table scope (id integer primary key, kind text, slug text, revision integer, changed_at integer);
insert into scope (kind, slug, revision, changed_at) values ('site', '', 1, 1);
`;

/**
 * Starts a Worker that does nothing but return a text: what a request costs at the very least. At
 * {@link queryPath} it reads one row before, as a 304 of Feedmill's does.
 */
export async function startConstant(folder: string, port: number, text: string): Promise<Running> {
  await writeFile(join(folder, 'body.txt'), text);
  await writeFile(join(folder, 'worker.js'), code);
  await writeFile(join(folder, 'wrangler.toml'), config);
  await writeFile(join(folder, 'table.sql'), table);
  const place = ['--config', join(folder, 'wrangler.toml')].concat([
    '--persist-to',
    join(folder, 'constant'),
  ]);
  const setUp = startWrangler(
    ['d1', 'execute', 'DB', '--local', '--file', join(folder, 'table.sql')].concat(place),
  );
  if ((await setUp.ended) !== 0) {
    throw new Failure(`its database cannot be set up:\n${setUp.output()}`);
  }
  const worker = startWrangler(
    ['dev', ...place, '--ip', '127.0.0.1']
      .concat(['--port', String(port), '--inspector-port', '0'])
      .concat(['--show-interactive-dev-session=false']),
  );
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer) return worker;
    await setTimeout(100);
  }
  throw new Failure(`the Worker to compare with does not start:\n${worker.output()}`);
}
