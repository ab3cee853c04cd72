// Imports a podcast with everything that a show may have, and checks its feed by the rules of directories.
import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, plainConfig, post } from '../support/feedmill.ts';
import { brokenPodcastRules } from '../support/podcast-rules.ts';

beforeEach(startEmpty);

const config = `${plainConfig}
podcast:
  category: Society & Culture > Documentary
  image: /cover.png
  email: desk@paper.example
  explicit: no
  locked: yes
  funding: {url: /give/, text: Give & take}
  hosts: [{name: Ann, url: /ann/}]
`;

const full = `title: The bridge
season: {number: 2, name: The town}
episode: {number: 7, display: Day 7}
episode_type: full
itunes_title: "Bridges & towns"
image: /ep7.jpg
audio: {mp3: /7.mp3, opus: /7.opus, duration: "52:14"}
filesize: {mp3: 41234567, opus: 20000000}
attachments: [/7.pdf]
transcript: [/7.vtt, {url: /7.html, language: de}]
chapters: ['00:00 Intro', '01:30.5 "The" <bridge>']
guests: [{name: "Bo & <Co>", img: /bo.jpg}]
tag: talk`;

const bonus = `title: A bonus
podcast: {file: /b.m4a, length: 5, duration: 90, type: bonus, chapters: /b.json}
tag: talk`;

// Values of wrong kinds, markup, control characters, schemes that run scripts, and far too long ones.
const hostile = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<b>"&\'</b>',
  'x'.repeat(3_000),
  '\u0001\ufffe\ud800',
  'https://a.example/|"<>{}`#a#b.json',
  -1,
  1e300,
  true,
  [],
  [[['/a.vtt']]],
  {},
  { url: { url: '/a.vtt' }, name: ['x'], number: {}, start: [], type: '<x>' },
  [{ name: '<b>Ann</b>', role: '"><x>', url: 'javascript:x', img: 'data:x' }, null, 7],
];

const keys = [
  'episode season explicit episode_type itunes_title transcript chapters hosts guests people',
  'duration length filesize season_name episode_display podcast_image',
].flatMap((line) => line.split(' '));

// In a post, all keys have the value, or one key that may hold other values.
function hostileFiles(): Record<string, string> {
  const posts = [keys, ['podcast'], ['itunes'], ['image'], ['audio']].flatMap((set) =>
    hostile.map((value, index): [string, string] => {
      const name = `${set.length === 1 ? set[0] : 'all'}-${index}`;
      const lines = set.map((key) => `${key}: ${JSON.stringify(value)}`);
      const frontMatter = ['title: T', `enclosure: {url: /${name}.mp3}`, ...lines].join('\n');
      return [`_posts/2026-01-02-${name}.md`, post(frontMatter)];
    }),
  );
  return Object.fromEntries(posts);
}

describe('the feed of a podcast', () => {
  it('keeps the rules of Apple, podba.se and the podcast namespace', async () => {
    const files = { '_posts/2026-01-01-a.md': post(full), '_posts/2026-01-02-b.md': post(bonus) };
    await importSite(files, { config });
    for (const path of ['/rss.xml', '/tags/talk/rss.xml']) {
      const rss = await (await get(path)).text();
      expect(brokenPodcastRules(rss)).toEqual([]);
      expect(rss).toContain(
        '<podcast:person href="https://paper.example/ann/">Ann</podcast:person>',
      );
      expect(rss).toContain(
        '<psc:chapter start="00:01:30.500" title="&quot;The&quot; &lt;bridge&gt;"/>',
      );
    }
  });

  it('keeps them if the values of its posts are of wrong kinds', async () => {
    const files = hostileFiles();
    const { posts } = await importSite(files, { config });
    expect(posts.filter(({ outcome }) => outcome !== 'created')).toEqual([]);
    const response = await appWith({ FEED_MAX_KB: '20000' }).request('/rss.xml');
    const rss = await response.text();
    expect(rss.split('<item>').length - 1).toBe(Object.keys(files).length);
    expect(brokenPodcastRules(rss)).toEqual([]);
    expect(rss).not.toMatch(/(?:url|href|img|uri)="(?!https?:)/);
  });

  it.each(hostile.map((value) => [value]))('keeps them if the show is set to %j', async (value) => {
    const show = ['locked', 'funding', 'hosts', 'guid', 'owner', 'author', 'type', 'explicit'].map(
      (key) => `  ${key}: ${JSON.stringify(value)}`,
    );
    const settings = `${plainConfig}\npodcast:\n  category: Arts\n  image: /c.jpg\n${show.join('\n')}`;
    await importSite({ '_posts/2026-01-01-a.md': post(full) }, { config: settings });
    expect(brokenPodcastRules(await (await get('/rss.xml')).text())).toEqual([]);
  });
});

describe('the guid of a podcast', () => {
  const guidIn = async (response: Response) =>
    /<podcast:guid>(.*)<\/podcast:guid>/.exec(await response.text())?.[1];
  const files = { '_posts/2026-01-01-a.md': post(full) };

  it('stays the same if the feeds move, and each feed has its own', async () => {
    await importSite(files, { config });
    const before = await guidIn(await get('/rss.xml'));
    const moved = appWith({ PUBLIC_URL: 'https://elsewhere.example' });
    expect(await guidIn(await moved.request('/rss.xml'))).toBe(before);
    expect(await guidIn(await get('/tags/talk/rss.xml'))).not.toBe(before);
  });

  it('is that of its earlier host if it is configured', async () => {
    const guid = '917393e3-1b1e-5cef-ace4-edaa54e1f810';
    await importSite(files, { config: `${config}  guid: ${guid}` });
    expect(await guidIn(await get('/rss.xml'))).toBe(guid);
    expect(await guidIn(await get('/tags/talk/rss.xml'))).not.toBe(guid);
    const other = '9b024349-ccf0-5f69-a609-6b82873eab3c';
    const app = appWith({ PODCAST_GUID: other });
    expect(await guidIn(await app.request('/rss.xml'))).toBe(other);
  });
});

describe('the check of the rules', () => {
  it('finds what is broken', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: T\naudio: /a.ogg') });
    expect(brokenPodcastRules(await (await get('/rss.xml')).text())).toEqual([
      'channel: one itunes:image',
      'channel: itunes:category of Apple',
      'item 0: enclosure of a supported type',
    ]);
  });
});
