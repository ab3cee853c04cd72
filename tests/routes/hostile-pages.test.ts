// Names, titles and summaries that try to break out of the page, or to disturb what is around them.
import { beforeAll, describe, expect, it } from 'vitest';
import { get, importSite, post } from '../support/feedmill.ts';

const markup = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'';
const override = '\u202eevil\u202c';
const long = 'ö'.repeat(10_000);

beforeAll(async () => {
  const names = [markup, override, '{site}', '$&', long.slice(0, 300)];
  const posts = [markup, override, long, '\u0007bell', '{title}'].map(
    (title, at): [string, string] => [
      `_posts/2026-01-0${at + 1}-p.md`,
      post(
        [
          `title: ${JSON.stringify(title)}`,
          `tags: ${JSON.stringify(names)}`,
          `author: ${JSON.stringify(markup)}`,
          `excerpt: ${JSON.stringify(title)}`,
          'image: https://paper.example/a.png?"><script>alert(1)</script>',
        ].join('\n'),
      ),
    ],
  );
  const config = [
    `title: ${JSON.stringify(`Paper ${markup} ${override}`)}`,
    `description: ${JSON.stringify(markup)}`,
    'url: https://paper.example',
    'lang: fa',
  ].join('\n');
  await importSite(Object.fromEntries(posts), { config });
});

async function allPages(): Promise<string[]> {
  const tags = await (await get('/tags/')).text();
  const paths = [...tags.matchAll(/<a href="(\/tags\/[^"]+\/)"/g)].map(([, path = '']) => path);
  const all = [
    '/',
    '/tags/',
    '/authors/',
    ...paths,
    `/tags/?${new URLSearchParams({ q: markup })}`,
  ];
  return Promise.all(all.map(async (path) => (await get(path)).text()));
}

describe('a page with hostile names', () => {
  it('contains no element or attribute of theirs', async () => {
    for (const page of await allPages()) {
      expect(page).not.toMatch(
        /<script(?! type="application\/ld\+json">)|onerror=[^&]*>|<img src=x/,
      );
      expect(page.match(/<title>/g)).toHaveLength(1);
    }
  });

  it('isolates each name and title, so that none changes the direction of another', async () => {
    for (const page of await allPages()) {
      const outside = page.replaceAll(/<bdi[^>]*>[^<]*<\/bdi>/g, '').replace(/value="[^"]*"/, '');
      expect(outside).not.toContain('\u202e');
    }
  });

  it('shows no more than the beginning of a title of 10,000 characters', async () => {
    const page = await (await get('/')).text();
    expect(page).toContain('ööö…');
    expect(page).not.toContain('ö'.repeat(500));
  });

  it('does not fill in values that a name only seems to ask for', async () => {
    const page = await (await get('/tags/%7Bsite%7D/')).text();
    expect(page).toContain('<h1><bdi>{site}</bdi></h1>');
  });
});
