import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../command/failure.ts';

/**
 * An HTTP cache that is running in front of a Feedmill. Its responses have `X-Cache: MISS`, `HIT`, `STALE` or
 * `PASS`.
 */
export interface HttpCache {
  readonly origin: string;
  stop(): Promise<void>;
}

/** A kind of cache. */
export interface CacheMake {
  readonly program: string;
  /** @throws {Failure} if it does not start */
  readonly start: (backendPort: number, port: number) => Promise<HttpCache>;
}

/** Whether a program is installed. */
export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin command -v ${program}`]).status === 0;
}

const nginxConf = (folder: string, port: number, backendPort: number) => `
daemon off;
pid ${folder}/pid;
error_log stderr warn;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/temp;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  proxy_cache_path ${folder}/kept keys_zone=feeds:10m;
  map $upstream_cache_status $told {
    default $upstream_cache_status;
    UPDATING STALE;
    "" PASS;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${backendPort};
      proxy_http_version 1.1;
      proxy_set_header Host $host;
      proxy_cache feeds;
      proxy_cache_revalidate on;
      proxy_cache_background_update on;
      add_header X-Cache $told always;
    }
  }
}
`;

const varnishVcl = (backendPort: number) => `
vcl 4.1;
backend default { .host = "127.0.0.1"; .port = "${backendPort}"; }
sub vcl_backend_response { set beresp.keep = 1h; }
sub vcl_deliver {
  if (obj.uncacheable) { set resp.http.X-Cache = "PASS"; }
  else if (obj.hits == 0) { set resp.http.X-Cache = "MISS"; }
  else if (obj.ttl < 0s) { set resp.http.X-Cache = "STALE"; }
  else { set resp.http.X-Cache = "HIT"; }
}
`;

export const nginx: CacheMake = {
  program: 'nginx',
  start: (backendPort, port) =>
    run('nginx', port, async (folder) => {
      // If root starts nginx, its workers write as the user nobody.
      await chmod(folder, 0o777);
      await writeFile(join(folder, 'conf'), nginxConf(folder, port, backendPort));
      return ['-p', folder, '-c', join(folder, 'conf'), '-e', 'stderr'];
    }),
};

export const varnish: CacheMake = {
  program: 'varnishd',
  start: (backendPort, port) =>
    run('varnishd', port, async (folder) => {
      await writeFile(join(folder, 'vcl'), varnishVcl(backendPort));
      return ['-F', '-j', 'none', '-n', join(folder, 'state'), '-f', join(folder, 'vcl')].concat([
        '-a',
        `127.0.0.1:${port}`,
        '-s',
        'malloc,32m',
      ]);
    }),
};

async function run(
  program: string,
  port: number,
  setUp: (folder: string) => Promise<readonly string[]>,
): Promise<HttpCache> {
  if (!isInstalled(program)) throw new Failure(`${program} is not installed`);
  const folder = await mkdtemp(join(tmpdir(), 'feedmill-cache-'));
  const child = spawn(program, await setUp(folder), {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // The rest of its output may come after it has exited.
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const origin = `http://127.0.0.1:${port}`;
  // A command that is stopped exits without waiting for its children.
  const cleanUp = () => {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', cleanUp);
  const stop = async () => {
    child.kill('SIGTERM');
    await closed;
    process.off('exit', cleanUp);
    cleanUp();
  };
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${origin}/api/`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer) return { origin, stop };
    await sleep(100);
  }
  await stop();
  throw new Failure(`${program} does not start: ${output.trim()}`);
}
