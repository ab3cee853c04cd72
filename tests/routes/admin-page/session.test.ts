// Who gets to see the page of the publisher, and what other websites and caches can do about it.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AdminBrowser, origin, token, views } from '../../support/admin-page.ts';
import { importSite, post } from '../../support/feedmill.ts';

beforeAll(async () => {
  await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
});

const actions = ['import', 'article/withdraw', 'article/restore'].map((name) => `/admin/${name}/`);

/** Expects that somebody is sent to the form for the token. */
function expectSignIn(response: Response): void {
  expect(response.status).toBe(303);
  expect(response.headers.get('Location')).toBe('/admin/sign-in/');
}

describe('somebody who has not signed in', () => {
  it('is led to the form from every view and every action', async () => {
    const browser = new AdminBrowser();
    for (const path of views) expectSignIn(await browser.get(path));
    for (const path of actions) expectSignIn(await browser.post(path, { source: 'archive' }));
    expect(browser.queued).toEqual([]);
    expect(await browser.html('/admin/sign-in/')).toContain('type="password"');
  });

  it('is told that the token is wrong', async () => {
    const browser = new AdminBrowser();
    for (const wrong of ['', 'x', `${token}x`, token.slice(1), 'undefined']) {
      const response = await browser.post('/admin/sign-in/', { token: wrong });
      expect(response.status).toBe(403);
      expect(await response.text()).toContain('This token is wrong.');
    }
    expect(browser.cookie).toBe('');
  });

  it('is told in one line how to set a token if there is none', async () => {
    const browser = new AdminBrowser({ variables: {} });
    expectSignIn(await browser.get('/admin/'));
    const response = await browser.get('/admin/sign-in/');
    expect(response.status).toBe(403);
    const page = await response.text();
    expect(page).toContain('<code dir="ltr">npx wrangler secret put IMPORT_TOKEN</code>');
    expect(page).not.toContain('type="password"');
    for (const given of ['', 'undefined', token]) {
      expect((await browser.post('/admin/sign-in/', { token: given })).status).toBe(403);
    }
    expect(browser.cookie).toBe('');
  });

  it('has as many attempts as a client of the API', async () => {
    const counted: string[] = [];
    const limiter = (name: string, success: boolean) => ({
      limit: async ({ key }: { key?: string }) => {
        counted.push(`${name} ${key}`);
        return { success };
      },
    });
    const bindings = { GUESS_LIMIT: limiter('guess', false), API_LIMIT: limiter('api', true) };
    const browser = new AdminBrowser({ bindings });
    const headers = { Origin: origin, 'CF-Connecting-IP': '192.0.2.7' };
    const response = await browser.post('/admin/sign-in/', { token: 'wrong' }, headers);
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('60');
    expect(await response.text()).toContain('Too many attempts.');
    expect((await browser.post('/admin/sign-in/', { token }, headers)).status).toBe(303);
    expect(counted).toEqual(['guess 192.0.2.7', 'api 192.0.2.7']);
  });
});

describe('a session', () => {
  it('has a cookie that only the host itself can set, and that no script and no other website gets', async () => {
    const response = await new AdminBrowser().post('/admin/sign-in/', { token: ` ${token}\n` });
    expect(response.headers.get('Location')).toBe('/admin/');
    const [name, ...attributes] = response.headers.get('Set-Cookie')?.split('; ') ?? [];
    expect(name).toMatch(/^__Host-feedmill=\d+\.[\w%]+$/);
    expect(attributes.sort()).toEqual(
      ['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Strict', 'Secure'].sort(),
    );
    expect(name).not.toContain(token);
  });

  it('has a cookie without the prefix over local http, where browsers refuse it', async () => {
    const local = 'http://127.0.0.1:8787';
    const browser = new AdminBrowser();
    const response = await browser.post(`${local}/admin/sign-in/`, { token }, { Origin: local });
    expect(response.headers.get('Set-Cookie')).toMatch(/^feedmill=\d+\./);
    expect(response.headers.get('Set-Cookie')).not.toContain('Secure');
    expect((await browser.get(`${local}/admin/`)).status).toBe(200);
    expectSignIn(await browser.get('/admin/'));
  });

  it('is refused over plain http that others could read', async () => {
    const response = await new AdminBrowser().get('http://feeds.example/admin/sign-in/');
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('https://feeds.example/admin/sign-in/');
  });

  it('shows every view, and does not ask for the token again', async () => {
    const browser = await new AdminBrowser().signIn();
    expect((await browser.get('/admin/')).status).toBe(200);
    const again = await browser.get('/admin/sign-in/');
    expect([again.status, again.headers.get('Location')]).toEqual([303, '/admin/']);
  });

  it('ends when its person signs out', async () => {
    const browser = await new AdminBrowser().signIn();
    const response = await browser.post('/admin/sign-out/');
    expectSignIn(response);
    expect(response.headers.get('Set-Cookie')).toMatch(/^__Host-feedmill=; Max-Age=0; Path=\/;/);
    expectSignIn(await browser.get('/admin/'));
  });

  it('ends after twelve hours, whatever the browser does with the cookie', async () => {
    const browser = await new AdminBrowser().signIn();
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 12 * 3_600_000 + 1_000);
    try {
      expectSignIn(await browser.get('/admin/'));
    } finally {
      vi.restoreAllMocks();
    }
    expect((await browser.get('/admin/')).status).toBe(200);
  });

  it('ends when the token changes, and lasts while the token is the previous one', async () => {
    const { cookie } = await new AdminBrowser().signIn();
    const fresh = 'a-fresh-token-for-tests';
    const open = async (variables: Record<string, string>) => {
      const browser = new AdminBrowser({ variables });
      browser.cookie = cookie;
      return (await browser.get('/admin/')).status;
    };
    expect(await open({ IMPORT_TOKEN: fresh })).toBe(303);
    expect(await open({ IMPORT_TOKEN: fresh, IMPORT_TOKEN_OLD: token })).toBe(200);
    expect(await open({ IMPORT_TOKEN_OLD: token })).toBe(303);
    expect(await open({})).toBe(303);
  });

  it('can be started with the previous token, too', async () => {
    const variables = { IMPORT_TOKEN: 'a-fresh-token-for-tests', IMPORT_TOKEN_OLD: token };
    expect((await (await new AdminBrowser({ variables }).signIn()).get('/admin/')).status).toBe(
      200,
    );
  });

  it('is not one if anything in the cookie was changed', async () => {
    const { cookie } = await new AdminBrowser().signIn();
    const [, end = '', signature = ''] = /=(\d+)\.(.*)$/.exec(cookie) ?? [];
    const wrong = [
      `__Host-feedmill=${Number(end) + 1}.${signature}`,
      `__Host-feedmill=${end}`,
      `__Host-feedmill=${end}.`,
      `__Host-feedmill=.${signature}`,
      `__Host-feedmill=${end}.${signature.slice(1)}`,
      `__Host-feedmill=${end}.${'A'.repeat(43)}%3D`,
      `__Host-feedmill=9999999999.${signature}`,
      cookie.replace('__Host-', ''),
      cookie.replace('__Host-', '__host-'),
      '__Host-feedmill=%',
      `__Host-feedmill=${'x'.repeat(8_000)}`,
      `Authorization=Bearer ${token}`,
    ];
    for (const each of wrong) {
      const browser = new AdminBrowser();
      browser.cookie = each;
      expectSignIn(await browser.get('/admin/'));
    }
  });

  it('does not open the API, and the token does not open the page', async () => {
    const browser = await new AdminBrowser().signIn();
    expect((await browser.get('/api/sources')).status).toBe(401);
    const headers = { Authorization: `Bearer ${token}` };
    expectSignIn(await new AdminBrowser().request('/admin/', { headers }));
  });
});
