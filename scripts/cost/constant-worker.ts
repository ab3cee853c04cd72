import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDevServer } from '../local/dev-server.ts';
import { runWrangler, type WranglerProcess } from '../local/wrangler.ts';

/** The path at which the constant Worker queries its database before it responds. */
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
 * Starts a Worker that returns a constant text: the least that a request can cost. At {@link queryPath}
 * it first reads one row, as a 304 of Feedmill does.
 */
export async function startConstantWorker(
  folder: string,
  port: number,
  text: string,
): Promise<WranglerProcess> {
  await writeFile(join(folder, 'body.txt'), text);
  await writeFile(join(folder, 'worker.js'), code);
  await writeFile(join(folder, 'wrangler.toml'), config);
  await writeFile(join(folder, 'table.sql'), table);
  const common = ['--config', join(folder, 'wrangler.toml')].concat([
    '--persist-to',
    join(folder, 'constant'),
  ]);
  await runWrangler(
    "setting up the constant Worker's database",
    ['d1', 'execute', 'DB', '--local', '--file', join(folder, 'table.sql')].concat(common),
  );
  return startDevServer(port, join(folder, 'constant.log'), common);
}
