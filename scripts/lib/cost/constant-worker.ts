import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import { type Running, startWrangler } from '../wrangler.ts';

const code = `
import text from './body.txt';
const headers = { 'Content-Type': 'application/rss+xml', ETag: 'W/"1"', Vary: 'Accept-Encoding' };
export default {
  fetch: (request) => request.headers.has('If-None-Match')
    ? new Response(null, { status: 304, headers })
    : new Response(text, { headers }),
};`;

const config = `
name = "constant"
main = "worker.js"
compatibility_date = "2026-10-20"
rules = [{ type = "Text", globs = ["**/*.txt"] }]
`;

/** Starts a Worker that does nothing but return a text: what a request costs at the very least. */
export async function startConstant(folder: string, port: number, text: string): Promise<Running> {
  await writeFile(join(folder, 'body.txt'), text);
  await writeFile(join(folder, 'worker.js'), code);
  await writeFile(join(folder, 'wrangler.toml'), config);
  const worker = startWrangler(
    ['dev', '--config', join(folder, 'wrangler.toml'), '--ip', '127.0.0.1']
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
