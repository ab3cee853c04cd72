import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

beforeEach(startEmpty);

const files = { '_posts/2026-01-01-a.md': post('title: A\ncategory: town\nlang: fr') };

describe('a Feedmill that moves to another URL', () => {
  it('keeps the ids of its Atom feeds', async () => {
    await importSite(files);
    const moved = appWith({ PUBLIC_URL: 'https://new.example' });
    const feed = parseXml(await (await moved.request('/categories/town/atom.xml')).text());
    expect(childText(feed, 'id')).toBe('https://feeds.example/categories/town/');
    const [, self] = childrenOf(feed, 'link');
    expect(self?.getAttribute('href')).toBe('https://new.example/categories/town/atom.xml');
  });
});
