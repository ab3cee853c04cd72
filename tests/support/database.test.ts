import { abortAllDurableObjects } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { allRows, startEmpty } from './database.ts';
import { importSite, post } from './feedmill.ts';

const empty = async () => Object.values(await allRows()).every((rows) => rows.length === 0);

it('a test that starts empty sees nothing of the tests before it', async () => {
  await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
  expect(await empty()).toBe(false);
  await startEmpty();
  expect(await empty()).toBe(true);
});

it('not even if the database has been unloaded since, as it is after ten idle seconds', async () => {
  await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
  await abortAllDurableObjects();
  await startEmpty();
  expect(await empty()).toBe(true);
});

it('nor if one of them has dropped a table', async () => {
  await env.DB.exec('drop table scope_article');
  await startEmpty();
  expect(await empty()).toBe(true);
});
