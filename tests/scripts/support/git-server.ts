// The part of GitHub's REST API that an import uses, served from a real Git repository.
import { execFile, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { GitRepository } from './git-repository.ts';
import { close, listen } from './local-server.ts';

/** A running server. */
export interface GitServer {
  readonly origin: string;
  /** The kinds of requests since {@link GitServer.forget}, like `commits`, in order. */
  readonly asked: string[];
  /** How many requests the rate limit has refused. */
  refused: number;
  /** Refuses the next request, and those in a number of seconds after it. */
  limitRate(seconds: number): void;
  forget(): void;
  stop(): Promise<void>;
}

interface RateLimit {
  readonly seconds: number;
  /** When the limit ends, in seconds since 1970. Its first request decides that. */
  reset: number | undefined;
}

const maxFiles = 300;
const token = 'a-token-for-tests';

/** Serves a repository as `paper/site`, with the token `a-token-for-tests`. */
export async function startGitServer(repository: GitRepository): Promise<GitServer> {
  const server = createServer((request, response) => {
    answer(repository, request, response, running, limit).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  let limit: RateLimit | undefined;
  const running: GitServer = {
    origin: await listen(server),
    asked: [],
    refused: 0,
    limitRate: (seconds) => {
      limit = { seconds, reset: undefined };
    },
    forget: () => running.asked.splice(0),
    stop: () => close(server),
  };
  return running;
}

async function answer(
  repository: GitRepository,
  request: IncomingMessage,
  response: ServerResponse,
  server: GitServer,
  limit: RateLimit | undefined,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', server.origin);
  const [, what = '', rest = ''] = /^\/repos\/paper\/site\/(\w+)\/(.+)$/.exec(pathname) ?? [];
  server.asked.push(what);
  const named = decodeURIComponent(rest);
  if (limit) {
    // GitHub gives the time in whole seconds.
    limit.reset ??= Math.ceil(Date.now() / 1_000) + limit.seconds;
    if (Date.now() < limit.reset * 1_000) {
      server.refused++;
      const reset = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(limit.reset) };
      return end(response, 403, '', reset);
    }
  }
  if (request.headers.authorization !== `Bearer ${token}`) return end(response, 404, '{}');
  if (what === 'commits') return commit(repository, named, request, response);
  if (what === 'compare') return compare(repository, named, response);
  if (what === 'contents') return contents(repository, searchParams.get('ref'), named, response);
  if (what === 'tarball') return tarball(repository, named, response);
  return end(response, 404, '{}');
}

async function commit(
  { git }: GitRepository,
  branch: string,
  { headers }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const sha = await git('rev-parse', '--verify', `${branch}^{commit}`).catch(() => undefined);
  if (sha === undefined) return end(response, 422, '{"message":"No commit found for SHA"}');
  const etag = `"${sha}"`;
  if (headers['if-none-match'] === etag) return end(response, 304, '', { ETag: etag });
  return end(response, 200, sha, { ETag: etag });
}

async function compare(
  { git }: GitRepository,
  range: string,
  response: ServerResponse,
): Promise<void> {
  const [base = '', head = ''] = range.split('...');
  const common = await git('merge-base', base, head).catch(() => undefined);
  if (common === undefined) return end(response, 404, '{"message":"Not Found"}');
  const isAhead = common === base;
  const status = base === head ? 'identical' : isAhead ? 'ahead' : 'diverged';
  const raw = await git('diff', '--raw', '--no-abbrev', '-M', '-z', common, head);
  const files = filesOf(raw.split('\0')).slice(0, maxFiles);
  return end(response, 200, JSON.stringify({ status, files }));
}

const statuses: Readonly<Record<string, string>> = {
  A: 'added',
  M: 'modified',
  D: 'removed',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

function filesOf(parts: readonly string[]) {
  const files: object[] = [];
  for (let at = 0; at + 1 < parts.length; ) {
    const [, , before, after, kind = ''] = (parts[at++] ?? '').split(' ');
    const status = statuses[kind.charAt(0)] ?? 'modified';
    const sha = status === 'removed' ? before : after;
    const first = parts[at++];
    if (status !== 'renamed') files.push({ filename: first, sha, status });
    else files.push({ filename: parts[at++], previous_filename: first, sha, status });
  }
  return files;
}

async function contents(
  { folder }: GitRepository,
  ref: string | null,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const bytes = await new Promise<Buffer | undefined>((resolve) => {
    const options = { cwd: folder, encoding: 'buffer', maxBuffer: 1e8 } as const;
    execFile('git', ['cat-file', 'blob', `${ref}:${path}`], options, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
  });
  if (!bytes) return end(response, 404, '{"message":"Not Found"}');
  return end(response, 200, bytes);
}

async function tarball(
  { folder }: GitRepository,
  sha: string,
  response: ServerResponse,
): Promise<void> {
  const args = ['archive', '--format=tar.gz', `--prefix=paper-site-${sha.slice(0, 7)}/`, sha];
  response.writeHead(200, { 'Content-Type': 'application/x-gzip' });
  spawn('git', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] }).stdout.pipe(response);
}

function end(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, headers).end(body);
}
