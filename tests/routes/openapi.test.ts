import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { operations } from '../../src/routes/openapi/document.ts';
import { AdminApi } from '../support/admin.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, post } from '../support/feedmill.ts';

const documentSchema = v.object({
  openapi: v.string(),
  servers: v.array(v.object({ url: v.string() })),
  paths: v.record(v.string(), v.record(v.string(), v.object({ operationId: v.string() }))),
});

async function document() {
  const response = await get('/api/openapi.json');
  expect(response.status).toBe(200);
  return v.parse(documentSchema, await response.json());
}

describe('the OpenAPI document', () => {
  it('has all routes of the API and no others', async () => {
    const routes = appWith({})
      .routes.filter(({ method, path }) => method !== 'ALL' && isApi(path))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const { paths } = await document();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual([...new Set(routes)].sort());
    expect(described.length).toBeGreaterThan(10);
  });

  it('has unique operation ids and the URL of this Feedmill', async () => {
    const { servers, paths } = await document();
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(servers).toEqual([{ url: 'https://feeds.example' }]);
  });

  it('has the schemas of responses', async () => {
    await startEmpty();
    await importSite({
      '_posts/2026-01-01-a.md': post('title: A'),
      '_posts/2026-01-02-b.md': '---\ntitle: [\n---\n',
    });
    const api = new AdminApi();
    const feedId = 'https://paper.example/2026/01/01/a';
    const calls: [string, string, string, unknown?][] = [
      ['listSources', 'GET', '/api/sources'],
      ['listProblems', 'GET', '/api/sources/push/problems'],
      ['listPosts', 'GET', '/api/sources/push/posts'],
      ['listRuns', 'GET', '/api/runs'],
      ['getRun', 'GET', '/api/runs/1'],
      ['finishRun', 'POST', '/api/runs/1/finish'],
      ['listScopes', 'GET', '/api/scopes'],
      ['getArticle', 'GET', `/api/article?feedId=${feedId}`],
      ['listScheduledArticles', 'GET', '/api/articles/scheduled'],
      ['listHeldArticles', 'GET', '/api/articles/held'],
      ['withdrawArticle', 'POST', '/api/articles/withdraw', { feedId }],
      ['restoreArticle', 'POST', '/api/articles/restore', { feedId }],
      ['importSource', 'POST', '/api/sources/archive/import'],
      ['deleteSource', 'DELETE', '/api/sources/push'],
    ];
    for (const [id, method, path, body] of calls) {
      const response = await api.request(method, path, body);
      const described = operations.find((one) => one.id === id)?.responses[response.status]?.json;
      if (!described) throw new Error(`${id} has no response ${response.status}`);
      expect(v.safeParse(described, await response.json()).issues, id).toBeUndefined();
    }
  });
});

function isApi(path: string): boolean {
  return /^\/(?:api|hooks)\/(?!\*)/.test(path) || path === '/health';
}
