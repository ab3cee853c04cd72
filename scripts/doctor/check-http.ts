import { setTimeout } from 'node:timers/promises';
import type { Findings } from './findings.ts';
import { doctorHeaders, request, type WireResponse } from './request.ts';

// Milliseconds. A feed has its date about a second after it has changed.
const untilDated = 2_500;

/** Checks that a feed has validators, and that a conditional request gets a 304 without a body. */
export async function checkValidators(feed: WireResponse, findings: Findings): Promise<void> {
  const remedy = 'something in front of the Worker removes or changes validators; switch it off';
  const { etag } = feed.headers;
  if (!etag || !/^(W\/)?"[^"]+"$/.test(etag)) findings.problem('it has no valid ETag', remedy);
  else await expect304(feed.url, { 'If-None-Match': etag }, 'its own ETag', findings);
  const modified = feed.headers['last-modified'] ?? (await laterDate(feed.url));
  if (!modified) findings.problem('it has no Last-Modified', remedy);
  else await expect304(feed.url, { 'If-Modified-Since': modified }, 'its own date', findings);
  const head = await request(feed.url, doctorHeaders, 'HEAD');
  if (head.status !== 200 || head.body.length > 0 || head.headers.etag !== etag) {
    findings.problem(`HEAD gets ${head.status}, or other headers than GET`, remedy);
  }
}

async function laterDate(url: string): Promise<string | undefined> {
  await setTimeout(untilDated);
  return (await request(url, doctorHeaders)).headers['last-modified'];
}

async function expect304(
  url: string,
  condition: Readonly<Record<string, string>>,
  validator: string,
  findings: Findings,
): Promise<void> {
  const { status, body } = await request(url, { ...doctorHeaders, ...condition });
  if (status === 304 && body.length === 0) return;
  findings.problem(
    `a reader that sends ${validator} gets ${status} and ${body.length} bytes, not a 304`,
    'every poll transfers the whole feed. Something in front of the Worker removes conditions; switch it off. If an import has just run, try again',
  );
}

const cachedStatuses = ['HIT', 'UPDATING', 'REVALIDATED', 'STALE'];

/** Checks that Cloudflare's cache keeps a feed: the second of two requests must be a hit. */
export async function checkCache(url: string, findings: Findings): Promise<void> {
  const requestHeaders = { ...doctorHeaders, 'Accept-Encoding': 'gzip' };
  await request(url, requestHeaders);
  const { headers } = await request(url, requestHeaders);
  const policy = headers['cache-control'] ?? '';
  if (!/\bpublic\b/.test(policy) || !/\bmax-age=\d/.test(policy)) {
    findings.problem(
      `its Cache-Control is "${policy}"`,
      'a rule in front of the Worker changes it; remove the rule',
    );
  }
  if (headers['set-cookie'] !== undefined) {
    findings.problem(
      'it comes with a cookie, so no cache keeps it',
      'switch off what sets the cookie, such as bot protection',
    );
  }
  const status = headers['cf-cache-status'];
  if (status === undefined) {
    findings.note(
      'there is no Cloudflare cache in front of it',
      'in a deployment, set enabled = true under [cache] in wrangler.toml; a local Feedmill has none',
    );
  } else if (!cachedStatuses.includes(status)) {
    findings.problem(
      `the cache status of the second of two requests is ${status}`,
      'check that wrangler.toml has [cache] enabled = true, and that nothing sets a cookie',
    );
  } else if (status === 'STALE') {
    findings.problem(
      'the cache serves an old copy because the Worker fails',
      'see "npx wrangler tail"',
    );
  }
}

/** Checks that a feed is compressed if, and only if, the reader accepts it. */
export async function checkCompression(url: string, findings: Findings): Promise<void> {
  const gzip = await request(url, { ...doctorHeaders, 'Accept-Encoding': 'gzip' });
  const plain = await request(url, { ...doctorHeaders, 'Accept-Encoding': 'identity' });
  if (gzip.headers['content-encoding'] === undefined && gzip.body.length > 2_000) {
    findings.problem(
      `it is not compressed: ${gzip.body.length} bytes`,
      'switch on compression in front of the Worker (Compression Rules)',
    );
  }
  const encoding = plain.headers['content-encoding'];
  if (encoding !== undefined) {
    findings.problem(
      `it is sent as ${encoding} to a reader that does not accept that`,
      'something in front of the Worker compresses every response; switch that off',
    );
  }
  if (gzip.text !== plain.text) {
    findings.problem(
      'the compressed feed differs from the uncompressed one',
      'purge the caches in front of the Worker',
    );
  }
}

/** Checks that scripts of other origins may read a feed (CORS). */
export function checkCors({ headers }: WireResponse, findings: Findings): void {
  if (headers['access-control-allow-origin'] === '*') return;
  findings.problem(
    'readers in browsers cannot read it: it has no Access-Control-Allow-Origin',
    'a rule in front of the Worker removes that header; remove the rule',
  );
}
