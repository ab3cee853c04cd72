import { describe, expect, it } from 'vitest';
import { readPost } from '../../src/post/read-post.ts';
import { post } from '../support/feedmill.ts';
import { fileOf, siteOf, siteOfFiles } from '../support/site.ts';

function read(title: string, body: string, config = 'plugins: [jemoji]') {
  const file = fileOf('_posts/2026-01-02-a.md', post(`title: "${title}"`, body));
  return readPost(file, siteOf(config));
}

describe('a site with the plugin jemoji', () => {
  it.each([
    'plugins: [jemoji]',
    'plugins: [jekyll-feed, jemoji]',
    'gems: [jemoji]',
    'plugins: jemoji',
  ])('shows names of emoji as emoji: %s', async (config) => {
    const { title, content, summary } = await read('Out :tada:', 'Great :rocket: news.', config);
    expect([title, content, summary]).toEqual([
      'Out 🎉',
      '<p>Great 🚀 news.</p>',
      'Great 🚀 news.',
    ]);
  });

  it.each([
    [':+1: :-1: :100: :e-mail: :one:', '👍 👎 💯 📧 1️⃣'],
    [':tada::tada:', '🎉🎉'],
    [':smile', ':smile'],
    [
      ':not_an_emoji: :octocat: :constructor: 10:30:45',
      ':not_an_emoji: :octocat: :constructor: 10:30:45',
    ],
  ])('knows the names of GitHub: %s', async (title, text) => {
    expect((await read(title, '')).title).toBe(text);
  });

  it('keeps code and attributes as they are', async () => {
    const body =
      '`:tada:` [:tada:](/a:tada:b "x:tada:")\n\n    :tada:\n\n<kbd>:tada:</kbd> :tada:\n';
    const { content } = await read('A', body);
    expect(content.match(/🎉/g)).toHaveLength(2);
    expect(content.match(/:tada:/g)).toHaveLength(5);
  });
});

describe('a site of Hugo or Zola', () => {
  it.each([
    ['hugo.toml', 'baseURL = "https://a.example/"\nenableEmoji = true'],
    ['config.toml', 'base_url = "https://a.example"\n[markdown]\nrender_emoji = true'],
  ])('shows names of emoji as emoji in texts, but not in titles: %s', async (name, config) => {
    const text = '+++\ntitle = "Out :tada:"\ndate = 2026-01-02\n+++\nGreat :rocket: news.\n';
    const site = siteOfFiles({ [name]: config });
    expect(await readPost(fileOf('content/blog/a.md', text), site)).toMatchObject({
      title: 'Out :tada:',
      content: '<p>Great 🚀 news.</p>',
    });
  });
});

describe('a site without the plugin jemoji', () => {
  it.each(['', 'plugins: [jekyll-feed]', 'plugins: {jemoji: true}'])(
    'keeps names of emoji: %j',
    async (config) => {
      expect((await read(':tada:', '', config)).title).toBe(':tada:');
    },
  );
});
