import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { configuredSources } from '../../src/configured-sources.ts';
import type { ImportJob } from '../../src/import/enqueue.ts';
import { connect } from '../../src/store/database.ts';
import { recordSyncFailure } from '../../src/store/sources/sync-state.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { publicUrl } from '../support/feedmill.ts';
import { hookSecret, pushed, signed } from '../support/webhook.ts';

const github = { HOOK_SECRET: hookSecret, GITHUB_REPOSITORY: 'paper/site@main' };
const archive = { HOOK_SECRET: hookSecret, ARCHIVE_URL: 'https://code.example/site.tar.gz' };

let ordered: string[];

beforeEach(async () => {
  await startEmpty();
  ordered = [];
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

interface Call {
  bucket?: R2Bucket;
  variables?: Record<string, string>;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Calls a webhook; what it orders is kept here, and no workflow is started. */
async function call(how: Call) {
  const { variables = github, path = '/hooks/github', headers, body = pushed, bucket } = how;
  const workflows = {
    get: async () => undefined,
    create: async ({ params }: { readonly params: ImportJob }) => ordered.push(params.source),
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
  return { status: response.status, answer: await response.json<Record<string, unknown>>() };
}

describe('a webhook', () => {
  it('is of a bucket too, where there is one', async () => {
    const how = { path: '/hooks/bucket', variables: archive };
    expect((await call(how)).status).toBe(404);
    expect((await call({ ...how, bucket: env.POSTS })).status).toBe(202);
    expect(ordered).toEqual(['bucket']);
  });

  it('of GitHub orders an import where its body is signed', async () => {
    const { status, answer } = await call({ headers: await signed() });
    expect([status, answer]).toEqual([202, { sources: [{ source: 'github', result: 'queued' }] }]);
    expect(ordered).toEqual(['github']);
  });

  it('makes the signature that GitHub says it makes', async () => {
    // The example of GitHub's own documentation.
    const body = 'Hello, World!';
    const headers = await signed(body, {}, "It's a Secret to Everybody");
    expect(headers['X-Hub-Signature-256']).toBe(
      'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    );
  });

  it.each<[string, Record<string, string>]>([
    ['of GitLab has its token', { 'X-Gitlab-Token': hookSecret, 'X-Gitlab-Event': 'Push Hook' }],
    ['of a CI has it as a bearer token', { Authorization: `Bearer ${hookSecret}` }],
  ])('%s', async (_, headers) => {
    expect((await call({ headers })).status).toBe(202);
    expect(ordered).toEqual(['github']);
  });

  it('may have its body in a form', async () => {
    const body = `payload=${encodeURIComponent(pushed.replace('main', 'other'))}`;
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const headers = await signed(body, type);
    expect(await call({ body, headers })).toMatchObject({ answer: { result: 'ignored' } });
  });

  it('is refused where it is not signed with the secret', async () => {
    const wrong = [
      {},
      { Authorization: 'Bearer another-secret' },
      { 'X-Gitlab-Token': 'another-secret' },
      await signed(pushed, {}, 'another-secret'),
      await signed(`${pushed} `),
      { 'X-Hub-Signature-256': 'sha256=00' },
      // A token does not make up for a wrong signature.
      { ...(await signed(`${pushed} `)), Authorization: `Bearer ${hookSecret}` },
    ];
    for (const headers of wrong) expect((await call({ headers })).status).toBe(401);
    expect(ordered).toEqual([]);
  });

  it('is closed without a secret, and so is one without a source', async () => {
    const { HOOK_SECRET: _, ...open } = github;
    expect((await call({ variables: open })).status).toBe(404);
    expect((await call({ variables: { HOOK_SECRET: hookSecret } })).status).toBe(404);
    expect((await call({ path: '/hooks/archive' })).status).toBe(404);
  });

  it('is of its source, and of all where there is none of that name', async () => {
    await call({ variables: { ...github, ...archive } });
    await call({ variables: archive, path: '/hooks/gitlab' });
    await startEmpty();
    await call({ variables: archive, path: '/hooks/archive' });
    expect(ordered).toEqual(['github', 'archive', 'archive']);
  });

  it.each([
    ['another branch', { ref: 'refs/heads/drafts' }],
    ['a tag', { ref: 'refs/tags/main' }],
  ])('that tells of %s is ignored', async (_, body) => {
    const { status, answer } = await call({ body: JSON.stringify(body) });
    expect([status, answer, ordered]).toEqual([202, { result: 'ignored' }, []]);
  });

  it('goes by the default branch that it tells of, where none is configured', async () => {
    const variables = { ...github, GITHUB_REPOSITORY: 'paper/site' };
    const other = { ref: 'refs/heads/drafts', project: { default_branch: 'main' } };
    expect((await call({ variables, body: JSON.stringify(other) })).answer.result).toBe('ignored');
    expect((await call({ variables })).answer.sources).toHaveLength(1);
  });

  it('answers a ping, and ignores what is no push', async () => {
    const ping = await call({
      headers: await signed('{}', { 'X-GitHub-Event': 'ping' }),
      body: '{}',
    });
    expect([ping.status, ping.answer]).toEqual([200, { result: 'pong' }]);
    const issue = await call({ headers: await signed(pushed, { 'X-GitHub-Event': 'issues' }) });
    expect(issue.answer).toEqual({ result: 'ignored' });
    expect(ordered).toEqual([]);
  });

  it('is taken once, also under another id', async () => {
    const one = await signed(pushed, { 'X-GitHub-Delivery': 'one' });
    await call({ headers: one });
    expect((await call({ headers: one })).answer).toEqual({ result: 'known' });
    const again = { ...one, 'X-GitHub-Delivery': 'two' };
    expect((await call({ headers: again })).answer).toEqual({ result: 'known' });
    const other = `${pushed} `;
    const stolen = await signed(other, { 'X-GitHub-Delivery': 'ONE' });
    expect((await call({ headers: stolen, body: other })).answer).toEqual({ result: 'known' });
    expect(ordered).toEqual(['github']);
  });

  it('is forgotten after a day', async () => {
    const headers = await signed();
    await call({ headers });
    await env.DB.exec('update webhook_delivery set claimed_at = claimed_at - 90000');
    expect((await call({ headers })).answer.sources).toHaveLength(1);
    const { results } = await env.DB.prepare('select * from webhook_delivery').all();
    expect(results).toHaveLength(1);
  });

  it('is noted while an import is under way, which then looks once more', async () => {
    await call({});
    expect((await call({})).answer).toEqual({ sources: [{ source: 'github', result: 'noted' }] });
    expect(
      await env.DB.prepare('select is_rerun_requested from sync_state').first('is_rerun_requested'),
    ).toBe(1);
    expect(ordered).toEqual(['github']);
  });

  it('does not reach a source that asks to be left alone', async () => {
    const soon = new Date(Date.now() + 60_000);
    await recordSyncFailure(connect(env.DB), 'github', 'too often', soon, new Date());
    expect((await call({})).answer).toEqual({ sources: [{ source: 'github', result: 'noted' }] });
    expect(ordered).toEqual([]);
  });

  it('is refused where its body is larger than any', async () => {
    const body = 'x'.repeat(5_000_001);
    expect((await call({ body })).status).toBe(413);
  });
});
