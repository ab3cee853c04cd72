import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, plainConfig, post } from '../support/feedmill.ts';

beforeEach(startEmpty);

const statusWith = async (ROBOTS: string, variables: Record<string, string> = {}) =>
  (await appWith({ ROBOTS, ...variables }).request('/llms.txt')).status;
const rules = (...lines: string[]) => ['User-agent: *', ...lines].join('\n');

describe('/llms.txt', () => {
  it('says what the host has, in the format of llmstxt.org', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('tags: [c++]\ncategory: 港口') });
    const response = await get('/llms.txt');
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
    const lines = (await response.text()).split('\n');
    expect(lines.slice(0, 3)).toEqual(['# The Paper', '', '> News of a small town']);
    expect(lines.filter((line) => line.startsWith('#'))).toEqual([
      '# The Paper',
      '## Feeds',
      '## Categories',
      '## Tags',
      '## For programs',
      '## Optional',
    ]);
    expect(lines).toContain('- [c++](https://feeds.example/tags/c%2B%2B/feed.json): 1 article');
    const links = lines.filter((line) => line.startsWith('- ['));
    for (const line of links) expect(line).toMatch(/^- \[[^\]]+\]\(https:\/\/[^\s()]+\)(?:: .+)?$/);
  });

  it('links only to what exists', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('tags: [t]\ncategory: news') });
    const text = await (await get('/llms.txt')).text();
    for (const [, path = ''] of text.matchAll(/\]\(https:\/\/feeds\.example([^)]+)\)/g)) {
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    }
  });

  it('is confirmed by a 304', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    const etag = (await get('/llms.txt')).headers.get('ETag') ?? '';
    expect((await get('/llms.txt', { 'If-None-Match': etag })).status).toBe(304);
  });

  it('is short and shows names as they are, however long and whatever they are made of', async () => {
    const name = (at: number) =>
      `](http://evil.example) # ${at} *\n## New \u202e<b>${'x'.repeat(9_000)}`;
    const tags = Array.from({ length: 60 }, (_, at) => name(at));
    const config = plainConfig.replace('The Paper', JSON.stringify(name(0)));
    await importSite(
      { '_posts/2026-01-01-a.md': post(`tags: ${JSON.stringify(tags)}`) },
      { config },
    );
    const text = await (await get('/llms.txt')).text();
    expect(text.length).toBeLessThan(60_000);
    expect(text.match(/^#+ .*/gm)?.slice(1)).toEqual(expect.not.arrayContaining(['## New']));
    expect(text).not.toMatch(/[^\\]\]\(http:\/\/evil|\u202e|[^\\]<b>/);
  });

  it.each([
    'disallow',
    rules('Disallow: /'),
    rules('Disallow: /*'),
    rules('disallow:*'),
    'User-agent: GPTBot\nDisallow: / # no\n\nUser-agent: *\nAllow: /',
    rules('Content-Signal: search=yes, ai-input=no', 'Allow: /'),
    rules('content-signal: ai-train=no', 'Allow: /'),
  ])('does not exist if robots.txt says no to AI: %j', async (robots) => {
    await importSite({});
    expect(await statusWith(robots)).toBe(404);
    expect(await statusWith(robots, { LLMS_TXT: 'on' })).toBe(200);
  });

  it.each(['allow', rules('Disallow: /drafts/*'), rules('Disallow: /*.pdf'), rules('Disallow:')])(
    'exists if it does not: %j',
    async (robots) => {
      await importSite({});
      expect(await statusWith(robots)).toBe(200);
      expect(await statusWith(robots, { LLMS_TXT: 'off' })).toBe(404);
    },
  );

  it('repeats what robots.txt says about the use of the texts', async () => {
    await importSite({});
    const signal = 'Content-Signal: search=yes, ai-input=yes, ai-train=no';
    const response = await appWith({ ROBOTS: rules(signal, 'Allow: /') }).request('/llms.txt');
    expect(await response.text()).toContain(`\n    ${signal}\n`);
  });
});
