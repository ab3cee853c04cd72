import { describe, expect, it } from 'vitest';
import { PostProblem, PostSkipped } from '../../src/model/problem.ts';
import { readPost } from '../../src/post/read-post.ts';
import { post } from '../support/feedmill.ts';
import { fileOf, siteOf } from '../support/site.ts';

const shanghai = siteOf('title: Paper\nurl: https://paper.example\ntimezone: Asia/Shanghai');
const path = '_posts/2021-12-01-init.md';

function read(file: string, from = path, site = shanghai) {
  return readPost(fileOf(from, file), site);
}

describe('a post', () => {
  it('becomes an article', async () => {
    const draft = await read(
      post(
        [
          'title: "A <i>first</i> look"',
          'date: 2021-12-01 20:30 +0800',
          'category: SiteNews',
          'tags: [c++, 新闻]',
          'author: Ada',
          'description: About it.',
          'image: /a.png',
          'audio: /a.mp3',
          'lang: fr',
          'updated: 2021-12-05',
        ].join('\n'),
        'Some *text*, [linked](../b).\n',
      ),
    );
    expect(draft).toEqual({
      feedId: 'https://paper.example/sitenews/2021/12/01/init',
      url: 'https://paper.example/sitenews/2021/12/01/init.html',
      title: 'A first look',
      summary: 'About it.',
      content:
        '<p>Some <em>text</em>, <a href="https://paper.example/sitenews/2021/12/b">linked</a>.</p>',
      authors: [{ name: 'Ada' }],
      categories: ['SiteNews'],
      tags: ['c++', '新闻'],
      image: 'https://paper.example/a.png',
      imageDetails: null,
      enclosure: {
        url: 'https://paper.example/a.mp3',
        mediaType: 'audio/mpeg',
        length: 0,
        duration: null,
      },
      externalUrl: null,
      sharesUrl: false,
      collection: null,
      isHidden: false,
      isUnlisted: false,
      isDated: true,
      language: 'fr',
      publishedAt: new Date('2021-12-01T12:30:00Z'),
      updatedAt: new Date('2021-12-04T16:00:00Z'),
      hash: expect.stringMatching(/^[0-9a-f]{32}$/),
      notes: [],
    });
  });

  it.each([
    ['no front matter', 'Hello.\n', 'Init'],
    ['no title', post('lang: en'), 'Init'],
    ['an empty value', post('title:'), 'Init'],
    ['an empty title', post('title: ""'), ''],
    ['a title of blanks', post('title: "  "'), ''],
    ['a date', post('title: 2024-01-31'), '2024-01-31'],
    ['a title that is a boolean in YAML 1.1', post('title: on'), 'on'],
    ['a title of digits', post('title: 012'), '012'],
    ['a title that looks like HTML', post('title: Vec<T> <-> &str'), 'Vec<T> <-> &str'],
  ])('has the title that Jekyll gives it if its file has %s', async (_, file, title) => {
    expect((await read(file)).title).toBe(title);
  });

  it('is the same with CRLF, blank lines and a byte order mark', async () => {
    const plain = await read('---\ntitle: A\n---\nText\n');
    const odd = await read('\uFEFF\r\n---\r\ntitle: A\r\n---\r\nText\r\n');
    expect(odd).toEqual(plain);
  });

  it('has a hash that changes if feeds would change', async () => {
    const files = ['title: A', 'title: B', 'title: A\ntags: x', 'title: A\nlang: fr'];
    const drafts = await Promise.all([...files, 'title:   A'].map((yaml) => read(post(yaml))));
    const hashes = drafts.map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(files.length);
    expect(hashes.at(-1)).toBe(hashes[0]);
  });

  it('has the first image of its body if its front matter has none', async () => {
    const draft = await read(post('title: A', '![a](/pic.png)\n'));
    expect(draft.image).toBe('https://paper.example/pic.png');
  });

  it('has no image at all with "image: false"', async () => {
    const draft = await read(post('image: false', '![a](/pic.png)\n'));
    expect(draft.image).toBeNull();
  });

  it('is not converted if it is not Markdown', async () => {
    const draft = await read(post('title: A', '*a*'), '_posts/2021-12-01-init.html');
    expect(draft.content).toBe('*a*');
  });
});

describe('the date of a post', () => {
  it.each([
    ['date: 2021-12-02 01:00:00', '2021-12-02T01:00:00.000Z'],
    ['date: "2021-12-02 01:00:00"', '2021-12-01T17:00:00.000Z'],
    ['date: 2021-12-02', '2021-12-01T16:00:00.000Z'],
    ['title: A', '2021-11-30T16:00:00.000Z'],
  ])('with %j is %s', async (yaml, date) => {
    expect((await read(post(yaml))).publishedAt.toISOString()).toBe(date);
  });

  it("is in the site's time zone in the URL", async () => {
    const { url } = await read(post('date: 2021-12-31 16:00:00 +0000'));
    expect(url).toBe('https://paper.example/2022/01/01/init.html');
  });

  it('is that of the front matter if the date in the file name does not exist', async () => {
    const draft = await read(post('date: November 27, 2023'), '_posts/2023-27-11-mentor.md');
    expect(draft.publishedAt).toEqual(new Date('2023-11-26T16:00:00Z'));
  });

  it.each([
    ['an invalid date', 'date: tomorrow'],
    ['a day past the end of its month', 'date: 2021-02-30'],
  ])('is that of the file name, with a note, if the front matter has %s', async (_, yaml) => {
    const { publishedAt, notes } = await read(post(yaml));
    expect(publishedAt).toEqual(new Date('2021-11-30T16:00:00Z'));
    expect(notes).toMatchObject([{ reason: 'bad-date' }]);
  });

  it('overflows into the next month if only the file name has one, as in Jekyll', async () => {
    const { url, notes } = await read(post('title: A'), '_posts/2011-02-29-a.md');
    expect(url).toBe('https://paper.example/2011/03/01/a.html');
    expect(notes).toMatchObject([{ reason: 'bad-date' }]);
  });

  it.each([
    ['_posts/2023-27-11-a.md', 'title: A'],
    ['_posts/2023-27-11-a.md', 'date: tomorrow'],
  ])('is a problem if no valid date exists: %s with %j', async (from, yaml) => {
    await expect(read(post(yaml), from)).rejects.toThrow(PostProblem);
  });

  it('is the modification time in whole seconds if a draft has no other', async () => {
    const draft = await read(post('title: Idea'), '_drafts/idea.md');
    expect(draft.publishedAt).toEqual(new Date('2026-05-06T07:08:09Z'));
  });
});

describe('the import of a post', () => {
  it.each(['_posts/template.md', '_posts/-202205262391921712.md'])(
    'is skipped without a date in its file name: %s',
    async (from) => {
      await expect(read(post('date: 2021-12-01'), from)).rejects.toThrow(PostSkipped);
    },
  );
});

describe('a capitalized key', () => {
  it('is shown in feeds, but does not change the URL', async () => {
    const draft = await read(post('Title: A\nCategory: News\nTags: [x]\nDate: 2020-01-01'));
    expect(draft).toMatchObject({
      title: 'A',
      categories: ['News'],
      tags: ['x'],
      url: 'https://paper.example/2021/12/01/init.html',
      publishedAt: new Date('2021-11-30T16:00:00Z'),
    });
  });
});

describe('the id of an article', () => {
  it('is not part of its hash, since the id never changes', async () => {
    const file = fileOf('_posts/2021-12-01-init.md', post('title: A\nguid: urn:x:1'));
    const [one, other] = await Promise.all(
      ['jekyll', 'guid'].map((feedId) => readPost(file, siteOf('', { feedId }))),
    );
    expect(one?.feedId).not.toBe(other?.feedId);
    expect(one?.hash).toBe(other?.hash);
  });
});
