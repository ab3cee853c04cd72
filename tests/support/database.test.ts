import { abortAllDurableObjects } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { allRows, startEmpty } from './database.ts';
import { importSite, post } from './feedmill.ts';

const isEmpty = async () => Object.values(await allRows()).every((rows) => rows.length === 0);

it('startEmpty deletes the rows of earlier tests', async () => {
  await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
  expect(await isEmpty()).toBe(false);
  await startEmpty();
  expect(await isEmpty()).toBe(true);
});

it('startEmpty deletes them even if the database has been unloaded, as after ten idle seconds', async () => {
  await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
  await abortAllDurableObjects();
  await startEmpty();
  expect(await isEmpty()).toBe(true);
});

it('startEmpty creates a dropped table again', async () => {
  await env.DB.exec('drop table scope_article');
  await startEmpty();
  expect(await isEmpty()).toBe(true);
});
