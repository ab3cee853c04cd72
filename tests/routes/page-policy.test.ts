import { beforeAll, describe, expect, it } from 'vitest';
import { get, importSite, post } from '../support/feedmill.ts';

describe('the Content Security Policy of a page', () => {
  beforeAll(async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('tags: [first]\ncategory: news') });
  });

  it.each(['/', '/tags/', '/categories/', '/tags/first/', '/categories/news/'])(
    'of %s admits its style and nothing that runs',
    async (path) => {
      const response = await get(path);
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      const page = await response.text();
      const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
      const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
      expect(policy).toContain(`style-src 'sha256-${hash}'`);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(page).not.toMatch(/<script(?! type="application\/ld\+json">)| style=| on\w+=/);
    },
  );
});
