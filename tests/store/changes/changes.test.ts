// Another import changes the same articles after a transaction was planned.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { siteScope } from '../../../src/model/scope.ts';
import { applyChanges, noChanges } from '../../../src/store/changes/changes.ts';
import { connect } from '../../../src/store/database.ts';
import { startEmpty } from '../../support/database.ts';
import { importSite, post, titlesAt } from '../../support/feedmill.ts';

const db = connect(env.DB);
const path = '_posts/2026-01-01-a.md';

beforeEach(async () => {
  await startEmpty();
  await importSite({ [path]: post('title: A'), '_posts/2026-01-02-b.md': post('title: B') });
  await importSite({}, { deleted: [path] });
});

/** The withdrawn article. */
async function articleA() {
  const row = await env.DB.prepare(
    `select id, feed_id as feedId, published_at as publishedAt, state from article where title = 'A'`,
  ).first<{ id: number; feedId: string; publishedAt: number; state: string }>();
  if (!row) throw new Error('there is no article');
  return row;
}

describe('an article that was withdrawn meanwhile', () => {
  it('does not go live by its date: only a scheduled one does', async () => {
    const { id } = await articleA();
    const states = [{ id, state: 'live' as const }];
    await applyChanges(db, null, { ...noChanges, sourceId: 0, states }, new Date());
    expect(await articleA()).toMatchObject({ state: 'withdrawn' });
  });

  it('is not added to a scope if it is held', async () => {
    const { id, feedId, publishedAt } = await articleA();
    await env.DB.prepare('update article set is_held = 1 where id = ?').bind(id).run();
    const scope = { ...siteScope, name: '' };
    const added = [{ scope, feedId, publishedAt: new Date(publishedAt * 1000) }];
    await applyChanges(db, null, { ...noChanges, sourceId: 0, added }, new Date());
    expect(await titlesAt('/feed.json')).toEqual(['B']);
    const { results } = await env.DB.prepare('select article_count from scope').all();
    expect(results).toEqual([{ article_count: 1 }]);
  });
});
