import { beforeEach, describe, expect, it } from 'vitest';
import { allRows, appWith, startEmpty } from '../support/database.ts';
import { callApi, startRun, tar } from '../support/feedmill.ts';
import { expectRefusal } from '../support/refusal.ts';

beforeEach(startEmpty);

describe('a request to the API', () => {
  const wrong = [
    ['no token', ''],
    ['an empty token', 'Bearer '],
    ['a token with a wrong last character', 'Bearer a-token-for-tests-onlx'],
    ['the token without its last character', 'Bearer a-token-for-tests-onl'],
    ['the token and another character', 'Bearer a-token-for-tests-only1'],
    ['the token in another scheme', 'Basic a-token-for-tests-only'],
    ['a very long token', `Bearer ${'a'.repeat(10_000)}`],
  ] as const;
  const calls = [
    ['GET', '/api/sources/push/posts'],
    ['POST', '/api/sources/push/runs'],
    ['POST', '/api/runs/1/posts'],
    ['POST', '/api/runs/1/deleted'],
    ['POST', '/api/runs/1/finish'],
    ['GET', '/api/no-such-call'],
  ] as const;

  it.each(wrong)(
    'is refused with 401 if it has %s, and nothing changes',
    async (_, authorization) => {
      await startRun();
      const before = await allRows();
      for (const [method, path] of calls) {
        const body = method === 'POST' ? await tar({ '_config.yml': 'title: Other' }) : null;
        const response = await callApi(method, path, body, authorization);
        expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
        await expectRefusal(response, 401, /token/);
      }
      expect(await allRows()).toEqual(before);
    },
  );

  it('is always refused if no token is configured', async () => {
    for (const given of ['Bearer undefined', 'Bearer ', 'Bearer a-token-for-tests-only']) {
      const response = await appWith({}).request('/api/sources/push/posts', {
        headers: { Authorization: given },
      });
      await expectRefusal(response, 401, /token/);
    }
  });

  it('may use the previous token while a new one is configured', async () => {
    const [fresh, old] = ['a-fresh-token-for-tests', 'an-old-token-for-tests'];
    const ask = (variables: Record<string, string>, given: string) =>
      appWith(variables).request('/api/sources', { headers: { Authorization: `Bearer ${given}` } });
    const both = { IMPORT_TOKEN: fresh, IMPORT_TOKEN_OLD: old };
    expect((await ask(both, fresh)).status).toBe(200);
    expect((await ask(both, old)).status).toBe(200);
    expect((await ask({ IMPORT_TOKEN: fresh }, old)).status).toBe(401);
    expect((await ask({ IMPORT_TOKEN_OLD: old }, old)).status).toBe(401);
  });
});
