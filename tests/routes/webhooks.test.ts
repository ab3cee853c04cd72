import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { configuredSources } from '../../src/configured-sources.ts';
import type { PassParams } from '../../src/import/enqueue.ts';
import { connect } from '../../src/store/database.ts';
import { recordSyncFailure } from '../../src/store/sources/sync-state.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { publicUrl } from '../support/feedmill.ts';
import { hookSecret, pushBody, signedHeaders } from '../support/webhook.ts';

const github = { HOOK_SECRET: hookSecret, GITHUB_REPOSITORY: 'paper/site@main' };
const archive = { HOOK_SECRET: hookSecret, ARCHIVE_URL: 'https://code.example/site.tar.gz' };

let queued: string[];

beforeEach(async () => {
  await startEmpty();
  queued = [];
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

interface Call {
  bucket?: R2Bucket;
  variables?: Record<string, string>;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
  isBroken?: boolean;
}

/** Sends a webhook. Its jobs are only recorded in `queued`; no workflow starts. */
async function call(options: Call) {
  const { variables = github, path = '/hooks/github', headers, body = pushBody, bucket } = options;
  const failure = options.isBroken ? new Error('no workflow') : undefined;
  const workflows = {
    get: async () => undefined,
    create: async ({ params }: { readonly params: PassParams }) =>
      failure ? Promise.reject(failure) : queued.push(params.source),
  };
  const HOOK_LIMIT = { limit: async () => ({ success: true }) };
  const request = new Request(`https://feeds.example${path}`, {
    method: 'POST',
    headers: headers ?? { Authorization: `Bearer ${hookSecret}` },
    body,
  });
  const config = readConfig({ PUBLIC_URL: publicUrl, ...variables });
  const sources = configuredSources(config, { BUCKET: bucket });
  const response = await appWith(variables).fetch(request, { workflows, sources, HOOK_LIMIT });
  return { status: response.status, result: await response.json<Record<string, unknown>>() };
}

describe('a webhook', () => {
  it('for a bucket is accepted if a bucket is bound', async () => {
    const options = { path: '/hooks/bucket', variables: archive };
    expect((await call(options)).status).toBe(404);
    expect((await call({ ...options, bucket: env.POSTS })).status).toBe(202);
    expect(queued).toEqual(['bucket']);
  });

  it('of GitHub queues an import if its body is signed', async () => {
    const { status, result } = await call({ headers: await signedHeaders() });
    expect([status, result]).toEqual([202, { sources: [{ source: 'github', result: 'queued' }] }]);
    expect(queued).toEqual(['github']);
  });

  it.each<[string, Record<string, string>]>([
    ['the token of GitLab', { 'X-Gitlab-Token': hookSecret, 'X-Gitlab-Event': 'Push Hook' }],
    ['a bearer token', { Authorization: `Bearer ${hookSecret}` }],
  ])('with %s queues an import', async (_, headers) => {
    expect((await call({ headers })).status).toBe(202);
    expect(queued).toEqual(['github']);
  });

  it('can be sent as a form', async () => {
    const body = `payload=${encodeURIComponent(pushBody.replace('main', 'other'))}`;
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const headers = await signedHeaders(body, type);
    expect(await call({ body, headers })).toMatchObject({ result: { result: 'ignored' } });
  });

  it('is refused without the secret', async () => {
    const wrong = [
      {},
      { Authorization: 'Bearer another-secret' },
      { 'X-Gitlab-Token': 'another-secret' },
      await signedHeaders(pushBody, {}, 'another-secret'),
      await signedHeaders(`${pushBody} `),
      { 'X-Hub-Signature-256': 'sha256=00' },
      // A token does not make up for a wrong signature.
      { ...(await signedHeaders(`${pushBody} `)), Authorization: `Bearer ${hookSecret}` },
    ];
    for (const headers of wrong) expect((await call({ headers })).status).toBe(401);
    expect(queued).toEqual([]);
  });

  it('is a 404 if no secret or no source is configured', async () => {
    const { HOOK_SECRET: _, ...open } = github;
    expect((await call({ variables: open })).status).toBe(404);
    expect((await call({ variables: { HOOK_SECRET: hookSecret } })).status).toBe(404);
    expect((await call({ path: '/hooks/archive' })).status).toBe(404);
  });

  it('imports the source that its path names, or all if none has that name', async () => {
    await call({ variables: { ...github, ...archive } });
    await call({ variables: archive, path: '/hooks/gitlab' });
    await startEmpty();
    await call({ variables: archive, path: '/hooks/archive' });
    expect(queued).toEqual(['github', 'archive', 'archive']);
  });

  it.each([
    ['another branch', { ref: 'refs/heads/drafts' }],
    ['a tag', { ref: 'refs/tags/main' }],
  ])('of a push to %s is ignored', async (_, body) => {
    const { status, result } = await call({ body: JSON.stringify(body) });
    expect([status, result, queued]).toEqual([202, { result: 'ignored' }, []]);
  });

  it('of a push to another branch than the default is ignored if no branch is configured', async () => {
    const variables = { ...github, GITHUB_REPOSITORY: 'paper/site' };
    const other = { ref: 'refs/heads/drafts', project: { default_branch: 'main' } };
    expect((await call({ variables, body: JSON.stringify(other) })).result.result).toBe('ignored');
    expect((await call({ variables })).result.sources).toHaveLength(1);
  });

  it('of a ping gets a pong', async () => {
    const ping = await call({
      headers: await signedHeaders('{}', { 'X-GitHub-Event': 'ping' }),
      body: '{}',
    });
    expect([ping.status, ping.result]).toEqual([200, { result: 'pong' }]);
    expect(queued).toEqual([]);
  });

  it('of an event other than a push is ignored', async () => {
    const issue = await call({
      headers: await signedHeaders(pushBody, { 'X-GitHub-Event': 'issues' }),
    });
    expect(issue.result).toEqual({ result: 'ignored' });
    expect(queued).toEqual([]);
  });

  it('is accepted only once per id and per body', async () => {
    const one = await signedHeaders(pushBody, { 'X-GitHub-Delivery': 'one' });
    await call({ headers: one });
    expect((await call({ headers: one })).result).toEqual({ result: 'known' });
    const again = { ...one, 'X-GitHub-Delivery': 'two' };
    expect((await call({ headers: again })).result).toEqual({ result: 'known' });
    const other = `${pushBody} `;
    const reusedId = await signedHeaders(other, { 'X-GitHub-Delivery': 'ONE' });
    expect((await call({ headers: reusedId, body: other })).result).toEqual({ result: 'known' });
    expect(queued).toEqual(['github']);
  });

  it('is accepted again after a day', async () => {
    const headers = await signedHeaders();
    await call({ headers });
    await env.DB.exec('update webhook_delivery set claimed_at = claimed_at - 90000');
    expect((await call({ headers })).result.sources).toHaveLength(1);
    const { results } = await env.DB.prepare('select * from webhook_delivery').all();
    expect(results).toHaveLength(1);
  });

  it('is accepted again if its import could not be started', async () => {
    const headers = await signedHeaders();
    expect((await call({ headers, isBroken: true })).status).toBe(503);
    expect((await call({ headers })).result.sources).toHaveLength(1);
  });

  it('during an import is noted, and requests another pass', async () => {
    await call({});
    expect((await call({})).result).toEqual({ sources: [{ source: 'github', result: 'noted' }] });
    expect(
      await env.DB.prepare('select is_rerun_requested from sync_state').first('is_rerun_requested'),
    ).toBe(1);
    expect(queued).toEqual(['github']);
  });

  it('during the backoff of its source is noted, and queues nothing', async () => {
    const soon = new Date(Date.now() + 60_000);
    await recordSyncFailure(connect(env.DB), 'github', 'too often', soon, new Date());
    expect((await call({})).result).toEqual({ sources: [{ source: 'github', result: 'noted' }] });
    expect(queued).toEqual([]);
  });

  it('is refused if its body is too large', async () => {
    const body = 'x'.repeat(5_000_001);
    expect((await call({ body })).status).toBe(413);
  });
});
