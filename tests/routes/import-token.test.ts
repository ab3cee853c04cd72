import { beforeEach, describe, expect, it } from 'vitest';
import { allRows, appWith, startEmpty } from '../support/database.ts';
import { callApi, startRun, tar } from '../support/feedmill.ts';
import { expectRefusal } from '../support/refusal.ts';

beforeEach(startEmpty);

describe('without the right token', () => {
  const wrong = [
    ['none', ''],
    ['an empty one', 'Bearer '],
    ['a token that is wrong in its last byte', 'Bearer a-token-for-tests-onlx'],
    ['the token without its last byte', 'Bearer a-token-for-tests-onl'],
    ['the token and more', 'Bearer a-token-for-tests-only1'],
    ['the token of another scheme', 'Basic a-token-for-tests-only'],
    ['a very long one', `Bearer ${'a'.repeat(10_000)}`],
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
    'the import API answers 401 to %s, and nothing changes',
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

  it('the import API is closed: no configured token means that no token is right', async () => {
    for (const given of ['Bearer undefined', 'Bearer ', 'Bearer a-token-for-tests-only']) {
      const response = await appWith({}).request('/api/sources/push/posts', {
        headers: { Authorization: given },
      });
      await expectRefusal(response, 401, /token/);
    }
  });

  it('one that is being replaced opens beside the new one, and not by itself', async () => {
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
