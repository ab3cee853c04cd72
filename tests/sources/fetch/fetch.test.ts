import { beforeEach, describe, expect, it } from 'vitest';
import { ImportError, RetryLater } from '../../../src/model/problem.ts';
import { fetchSource } from '../../../src/sources/fetch/fetch.ts';

const options = { contact: 'https://feeds.example', allowPrivate: false };

let host: string;

beforeEach(() => {
  host = `https://${crypto.randomUUID()}.example`;
});

/** Publishes a response at a URL of the test web server. */
async function publish(
  url: string,
  response: { status?: number; location?: string; body?: string; retryAfter?: string },
) {
  const { status = 200, location = '', body = 'here', retryAfter = '' } = response;
  const headers = {
    'X-Status': String(status),
    'X-Location': location,
    'X-Retry-After': retryAfter,
  };
  await fetch(url, { method: 'PUT', headers, body });
}

describe('fetchSource', () => {
  it('sends its name and a contact as the User-Agent', async () => {
    await publish(`${host}/`, { body: 'echo' });
    const response = await fetchSource(`${host}/`, options);
    expect(response.headers.get('X-Asked-By')).toBe('Feedmill (+https://feeds.example)');
  });

  it('follows redirects', async () => {
    await publish(`${host}/a`, { status: 302, location: '/b' });
    await publish(`${host}/b`, { status: 301, location: `${host}/c` });
    await publish(`${host}/c`, { body: 'found' });
    expect(await (await fetchSource(`${host}/a`, options)).text()).toBe('found');
  });

  it.each([
    ['into a private network', 'http://169.254.169.254/', /private network|from https to http/],
    ['into a private network by https', 'https://127.1/', /^127\.0\.0\.1 is in a private network/],
    ['to http', 'http://plain.example/', /from https to http/],
    ['to a file', 'file:///etc/hosts', /^file: URLs are not fetched/],
    ['to an invalid URL', 'https://[', /redirects to an invalid URL/],
  ])('does not follow a redirect %s', async (_, location, reason) => {
    await publish(`${host}/a`, { status: 302, location });
    const failure = fetchSource(`${host}/a`, options);
    await expect(failure).rejects.toThrow(ImportError);
    await expect(failure).rejects.toThrow(reason);
  });

  it('gives up on circular redirects', async () => {
    await publish(`${host}/a`, { status: 302, location: '/a' });
    await expect(fetchSource(`${host}/a`, options)).rejects.toThrow(/more than 5 times/);
  });

  it('sends no credentials to another host', async () => {
    const other = `https://${crypto.randomUUID()}.example`;
    await publish(`${host}/a`, { status: 302, location: '/b' });
    await publish(`${host}/b`, { status: 302, location: `${other}/` });
    await publish(`${other}/`, {});
    const headers = { Authorization: 'Bearer secret' };
    const response = await fetchSource(`${host}/a`, { ...options, headers });
    expect(response.headers.get('X-Was-Authorized')).toBe('no');
    await publish(`${host}/b`, {});
    const sameHost = await fetchSource(`${host}/a`, { ...options, headers });
    expect(sameHost.headers.get('X-Was-Authorized')).toBe('yes');
  });

  it.each([429, 503])('fails at a %i with the time in its Retry-After', async (status) => {
    await publish(`${host}/a`, { status, retryAfter: '120' });
    const before = Date.now();
    const failure: unknown = await fetchSource(`${host}/a`, options).catch((error) => error);
    if (!(failure instanceof RetryLater)) throw failure;
    expect(failure.message).toBe(`${new URL(host).host} asks to retry later (${status})`);
    expect(failure.retryAfter.getTime()).toBeGreaterThanOrEqual(before + 120_000);
  });

  it('returns a 503 without Retry-After', async () => {
    await publish(`${host}/a`, { status: 503 });
    expect((await fetchSource(`${host}/a`, options)).status).toBe(503);
  });

  it('gives up on a body that stalls', async () => {
    await fetch(`${host}/a`, { method: 'PUT', headers: { 'X-Stalls': 'yes' }, body: 'half' });
    const response = await fetchSource(`${host}/a`, { ...options, bodyTimeout: 200 });
    const failure = response.text();
    await expect(failure).rejects.toThrow(ImportError);
    await expect(failure).rejects.toThrow(/stalled for 0\.2 s in the middle of its response$/);
  });
});
