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

describe('the configuration of pictures and podcasts', () => {
  it('is in the feeds, and variables override it', async () => {
    const config = [
      'title: The Paper\nurl: https://paper.example\nbaseurl: /news',
      'logo: /logo.png\nfavicon: icon.png\npodcast: {category: [Arts, Books], explicit: yes}',
    ].join('\n');
    const audio = post('title: A\nepisode: 3\nexplicit: clean\naudio: /a.mp3');
    await importSite({ '_posts/2026-01-01-a.md': audio }, { config });
    const app = appWith({ SITE_ICON: 'https://cdn.example/i.png', PODCAST_EMAIL: 'a@b.example' });
    const feed = parseXml(await (await app.request('/atom.xml')).text());
    expect(childText(feed, 'logo')).toBe('https://paper.example/news/logo.png');
    expect(childText(feed, 'icon')).toBe('https://cdn.example/i.png');
    const rss = await (await app.request('/rss.xml')).text();
    for (const element of [
      '<itunes:explicit>true</itunes:explicit>',
      '<itunes:category text="Arts">',
      '<itunes:email>a@b.example</itunes:email>',
      '<itunes:episode>3</itunes:episode>',
      '<itunes:explicit>false</itunes:explicit>',
    ]) {
      expect(rss).toContain(element);
    }
  });
});
