import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../support/database.ts';
import {
  callApi,
  get,
  importSite,
  plainConfig,
  post,
  siteItems,
  tar,
} from '../support/feedmill.ts';

beforeEach(startEmpty);

const a = '_posts/2026-01-01-a.md';

async function start(files: Readonly<Record<string, string>>, source = 'push') {
  const response = await callApi('POST', `/api/sources/${source}/runs`, await tar(files));
  return { status: response.status, text: await response.text() };
}

describe('the first import of a site that does not say where it is', () => {
  it.each(['title: A', 'url: http://localhost:4000', 'url: https://example.com'])(
    'is refused by a deployed Feedmill, with the variable to set, if it has %j',
    async (config) => {
      const { status, text } = await start({ '_config.yml': config });
      expect(status).toBe(422);
      expect(text).toMatch(/set the variable SITE_URL/);
      expect((await get('/feed.json')).status).toBe(404);
    },
  );

  it('is not refused if CNAME names the host, which ids then begin with', async () => {
    const { text } = await start({ '_config.yml': 'title: A', CNAME: 'kitchen.example\n' });
    const run: unknown = JSON.parse(text).run;
    await callApi('POST', `/api/runs/${run}/posts`, await tar({ [a]: post('title: A') }));
    await callApi('POST', `/api/runs/${run}/finish`);
    expect(await siteItems()).toMatchObject([
      {
        id: 'https://kitchen.example/2026/01/01/a',
        url: 'https://kitchen.example/2026/01/01/a.html',
      },
    ]);
  });
});

describe('a later import of a site that no longer says where it is', () => {
  it('goes on, since ids do not change any more', async () => {
    await importSite({ [a]: post('title: A') }, { config: plainConfig });
    await importSite({ [a]: post('title: B') }, { config: 'title: The Paper' });
    expect(await siteItems()).toMatchObject([
      { id: 'https://paper.example/2026/01/01/a', title: 'B' },
    ]);
  });
});
