import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, plainConfig, publicUrl } from '../support/feedmill.ts';

beforeEach(startEmpty);

describe('/favicon.ico', () => {
  it("redirects to the site's icon and is cached as long as a feed", async () => {
    await importSite({}, { config: `${plainConfig}\nicon: /icon.png` });
    const { status, headers } = await get('/favicon.ico');
    expect([status, headers.get('Location')]).toEqual([302, 'https://paper.example/icon.png']);
    expect(headers.get('Cache-Control')).toMatch(/^public, max-age=300/);
  });

  it('redirects to the icon in SITE_ICON', async () => {
    const app = appWith({ SITE_ICON: 'https://other.example/icon.svg' });
    const { headers } = await app.request('/favicon.ico');
    expect(headers.get('Location')).toBe('https://other.example/icon.svg');
  });

  it('is empty for a minute without an icon, or if it would redirect to itself', async () => {
    const missing = [await get('/favicon.ico')];
    await importSite({});
    const app = appWith({ SITE_ICON: `${publicUrl}/favicon.ico` });
    missing.push(await get('/favicon.ico'), await app.request('/favicon.ico'));
    for (const { status, headers } of missing) {
      expect([status, headers.get('Cache-Control')]).toEqual([204, 'public, max-age=60']);
    }
  });
});

describe('/robots.txt', () => {
  it('allows all crawlers', async () => {
    const response = await get('/robots.txt');
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect(await response.text()).toBe('User-agent: *\nDisallow:\n');
  });

  it("is the publisher's if ROBOTS has its lines", async () => {
    const robots = [
      '# What AI may do',
      'License: https://paper.example/license.xml',
      '',
      'User-agent: *',
      'Content-Signal: search=yes, ai-train=no',
      'Allow: /',
    ];
    const app = appWith({ ROBOTS: `\r\n${robots.join('\r\n')}  \r\n` });
    expect(await (await app.request('/robots.txt')).text()).toBe(`${robots.join('\n')}\n`);
  });

  it('forbids all if ROBOTS is disallow', async () => {
    const app = appWith({ ROBOTS: 'disallow' });
    expect(await (await app.request('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n');
  });

  it.each([
    ['no', 'must be allow, disallow or the lines of a robots.txt (it is "no")'],
    ['Disallow: /\nUser-agent: *', 'must begin its rules with a line like "User-agent: *"'],
    ['User-agent: *\nDisallow: /\u0000', 'must be allow'],
    ['License: https://paper.example/license.xml', 'must begin its rules'],
  ])('cannot be %j', (ROBOTS, reason) => {
    expect(() => appWith({ ROBOTS })).toThrow(`ROBOTS ${reason}`);
  });
});
