// Other websites try to use the session of somebody who visits them.
import { describe, expect, it } from 'vitest';
import { AdminBrowser, origin, token } from '../../support/admin-page.ts';

const actions = ['import', 'article/withdraw', 'article/restore'].map((name) => `/admin/${name}/`);

describe('a form that another website sends', () => {
  it.each([
    [{ Origin: 'https://evil.example' }],
    [{ Origin: 'https://feeds.example.evil.example' }],
    [{ Origin: 'http://feeds.example' }],
    [{ Origin: 'https://feeds.example:8443' }],
    [{ Origin: 'null' }],
    [{ Origin: origin, 'Sec-Fetch-Site': 'cross-site' }],
    [{ Origin: origin, 'Sec-Fetch-Site': 'same-site' }],
    [{ Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' }],
    [{ 'Sec-Fetch-Site': 'none' }],
    [{ Referer: 'https://evil.example/admin/' }],
    [{ Referer: `https://evil.example/${origin}/` }],
    [{ Referer: 'no URL' }],
    [{ Referer: `${origin}/admin/`, Origin: 'https://evil.example' }],
    [{ Referer: `${origin}/admin/`, 'Sec-Fetch-Site': 'cross-site' }],
    [{}],
  ] as const)('is refused with the headers %j, even with the cookie', async (headers) => {
    const browser = await new AdminBrowser().signIn();
    const { cookie } = browser;
    for (const path of [...actions, '/admin/sign-in/', '/admin/sign-out/']) {
      const fields = { source: 'archive', token, feedId: 'https://paper.example/2026/01/01/a' };
      const response = await browser.post(path, fields, headers);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain('sent by another website');
    }
    expect(browser.queued).toEqual([]);
    expect(browser.cookie).toBe(cookie);
  });
});
