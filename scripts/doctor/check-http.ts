import type { Findings } from './findings.ts';
import { type Answer, ask } from './request.ts';

const agent = { 'User-Agent': 'feedmill-doctor' };

/** Whether a reader that has the feed is told so, by its tag and by its date, without a body. */
export async function checkValidators(feed: Answer, findings: Findings): Promise<void> {
  const { etag, 'last-modified': modified } = feed.headers;
  const remedy = 'something in front of the Worker removes or changes validators; switch it off';
  if (!etag || !/^(W\/)?"[^"]+"$/.test(etag))
    findings.problem('it has no ETag that can be used', remedy);
  else await expect304(feed.url, { 'If-None-Match': etag }, 'its own ETag', findings);
  if (!modified) findings.problem('it has no Last-Modified', remedy);
  else await expect304(feed.url, { 'If-Modified-Since': modified }, 'its own date', findings);
  const head = await ask(feed.url, agent, 'HEAD');
  if (head.status !== 200 || head.body.length > 0 || head.headers.etag !== etag) {
    findings.problem(`asked by HEAD it answers ${head.status}, not as to GET`, remedy);
  }
}

async function expect304(
  url: string,
  condition: Readonly<Record<string, string>>,
  what: string,
  findings: Findings,
): Promise<void> {
  const { status, body } = await ask(url, { ...agent, ...condition });
  if (status === 304 && body.length === 0) return;
  findings.problem(
    `a reader that comes with ${what} gets ${status} and ${body.length} bytes, not a 304`,
    'every poll costs the whole feed. Something in front of the Worker removes conditions; switch it off. If an import ran just now, try again',
  );
}

/** Whether the edge keeps the feed: what it says of the second of two requests. */
export async function checkCache(url: string, findings: Findings): Promise<void> {
  const headers = { ...agent, 'Accept-Encoding': 'gzip' };
  await ask(url, headers);
  const { headers: answered } = await ask(url, headers);
  const policy = answered['cache-control'] ?? '';
  if (!/\bpublic\b/.test(policy) || !/\bmax-age=\d/.test(policy)) {
    findings.problem(
      `its Cache-Control is "${policy}"`,
      'a rule in front of the Worker changes it; remove the rule',
    );
  }
  if (answered['set-cookie'] !== undefined) {
    findings.problem(
      'it comes with a cookie, so no cache keeps it',
      'switch off what sets the cookie (bot protection does)',
    );
  }
  const status = answered['cf-cache-status'];
  if (status === undefined) {
    findings.note(
      'no cache of Cloudflare is in front',
      'in a deployment, wrangler.toml has [cache] enabled = true; locally there is none',
    );
  } else if (!['HIT', 'UPDATING', 'REVALIDATED', 'STALE'].includes(status)) {
    findings.problem(
      `the cache said ${status} to the second of two requests`,
      'see that wrangler.toml has [cache] enabled = true, and that nothing sets a cookie',
    );
  } else if (status === 'STALE') {
    findings.problem(
      'the cache gives out an old copy, since the Worker fails',
      'see "npx wrangler tail"',
    );
  }
}

/** Whether the feed is compressed for those who take it, and for no other. */
export async function checkCompression(url: string, findings: Findings): Promise<void> {
  const gzip = await ask(url, { ...agent, 'Accept-Encoding': 'gzip' });
  const plain = await ask(url, { ...agent, 'Accept-Encoding': 'identity' });
  if (gzip.headers['content-encoding'] === undefined && gzip.body.length > 2_000) {
    findings.problem(
      `it travels at its full size, ${gzip.body.length} bytes`,
      'switch compression on in front of the Worker (Compression Rules)',
    );
  }
  if (plain.headers['content-encoding'] !== undefined) {
    findings.problem(
      `it comes as ${plain.headers['content-encoding']} to a reader that cannot read that`,
      'something in front of the Worker compresses for everybody; switch that off',
    );
  }
  if (gzip.text !== plain.text) {
    findings.problem(
      'it is another feed when it is compressed',
      'purge what caches it in front of the Worker',
    );
  }
}

/** Whether a page on another host may read the feed. */
export function checkCors({ headers }: Answer, findings: Findings): void {
  if (headers['access-control-allow-origin'] === '*') return;
  findings.problem(
    'readers in browsers may not read it: it has no Access-Control-Allow-Origin',
    'a rule in front of the Worker removes that header; remove the rule',
  );
}
