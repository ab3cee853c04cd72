// Edits a site while `npm start` serves it, as editors, Git and people do.
import { renameSync } from 'node:fs';
import { cp, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newState, type Started, start, temporaryFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';

let site: string;
let origin: string;
let started: Started;

async function save(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), text);
}

const post = (title: string, body = 'Text.') => `---\ntitle: ${title}\n---\n${body}\n`;

async function newSite(): Promise<void> {
  site = join(await temporaryFolder(), 'site');
  await save('_config.yml', 'title: Small\nurl: https://small.example\n');
  await save('_posts/2026-01-01-first.md', post('First'));
  await save('_posts/2026-01-02-second.md', post('Second'));
}

async function startSite(...options: string[]): Promise<void> {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  started = await start([site, '--port', String(port), '--state', await newState(), ...options]);
}

async function feed(): Promise<string> {
  return (await fetch(`${origin}/feed.json`)).text();
}

// Only for changes that are never seen.
const patience = { timeout: 60_000 };

function untilFeed(has: (text: string) => boolean): Promise<unknown> {
  return vi.waitUntil(async () => has(await feed()), patience);
}

function untilPrinted(line: string): Promise<unknown> {
  return vi.waitUntil(() => started.printed().includes(`\n${line}`), patience);
}

describe('npm start, when a file is saved', () => {
  beforeAll(async () => {
    await newSite();
    await startSite();
  });
  afterAll(() => started.interrupt());

  it('imports the post, and prints a line that names it', async () => {
    await save('_posts/2026-01-01-first.md', post('First, saved'));
    await untilFeed((text) => text.includes('First, saved'));
    await untilPrinted('1 changed: _posts/2026-01-01-first.md\n');
  });

  it('imports a post that an editor has put in place by renaming', async () => {
    const path = join(site, '_posts', '2026-01-02-second.md');
    await save('_posts/.2026-01-02-second.md.tmp', post('Second, renamed'));
    // Between the two, there is no such post. Nothing else may come in between, on a busy machine either.
    renameSync(path, `${path}~`);
    renameSync(join(site, '_posts', '.2026-01-02-second.md.tmp'), path);
    await untilFeed((text) => text.includes('Second, renamed'));
    expect(started.printed()).not.toContain('withdrawn:');
  });

  it('follows folders that are created, moved in and deleted', async () => {
    await save('blog/deep/_posts/2026-02-01-new.md', post('In a new folder'));
    await untilFeed((text) => text.includes('In a new folder'));
    await save('blog/deep/_posts/2026-02-01-new.md', post('Changed there'));
    await untilFeed((text) => text.includes('Changed there'));
    await rename(join(site, 'blog'), join(site, 'news'));
    await untilFeed((text) => text.includes('/news/deep/'));
    await save('news/deep/_posts/2026-02-01-new.md', post('Changed after the move'));
    await untilFeed((text) => text.includes('Changed after the move'));
    await rm(join(site, 'news'), { recursive: true });
    await untilFeed((text) => !text.includes('Changed after the move'));
    await untilPrinted('1 withdrawn: news/deep/_posts/2026-02-01-new.md\n');
  });

  it('imports many posts that are saved at once, and those that are saved meanwhile', async () => {
    const names = Array.from({ length: 150 }, (_, at) => `_posts/2025-01-01-many-${at}.md`);
    for (const name of names) await save(name, post(name));
    await save('_posts/2026-03-01-meanwhile.md', post('Saved meanwhile'));
    await vi.waitUntil(() => imported(/^(\d+) new/gm) === 151 + 1, patience);
    expect(await feed()).toContain('Saved meanwhile');
  });

  it('reports a post that cannot be read once, with its line, and once more if it breaks again', async () => {
    const broken = '---\ntitle: A\n\tb: c\n---\n';
    const count = () =>
      started.printed().split('Problem: _posts/2026-04-01-broken.md: line 3').length;
    await save('_posts/2026-04-01-broken.md', broken);
    await vi.waitUntil(() => count() === 2, patience);
    await save('_posts/2026-04-02-other.md', post('Other'));
    await save('_config.yml', 'title: Small, too\nurl: https://small.example\n');
    await untilFeed((text) => text.includes('Small, too') && text.includes('Other'));
    await save('_posts/2026-04-01-broken.md', post('Mended'));
    await untilFeed((text) => text.includes('Mended'));
    expect(count()).toBe(2);
    await save('_posts/2026-04-01-broken.md', broken);
    await vi.waitUntil(() => count() === 3, patience);
  });

  it('keeps the feeds that a file has defined if it cannot be read any more', async () => {
    const status = async () => (await fetch(`${origin}/feeds/first/rss.xml`)).status;
    await save('_data/feeds.yml', 'first:\n  items: 3\n');
    await vi.waitUntil(async () => (await status()) === 200, patience);
    await save('_data/feeds.yml', new Uint8Array([0xff, 0x00]));
    await untilPrinted('Note: _data/feeds.yml: it is larger than 256 kB or not text in UTF-8');
    expect(await status()).toBe(200);
    await rm(join(site, '_data', 'feeds.yml'));
    await vi.waitUntil(async () => (await status()) === 404, patience);
  });

  it('reads posts again if an include or the configuration changes', async () => {
    await save('_includes/note.html', 'The first note.');
    await save('_posts/2026-05-01-note.md', post('Note', '{% include note.html %}'));
    await untilFeed((text) => text.includes('The first note.'));
    await save('_includes/note.html', 'The second note.');
    await untilFeed((text) => text.includes('The second note.'));
    await untilPrinted('_includes/note.html: 1 changed\n');
    await save('_config.yml', 'title: [Broken\n');
    await untilPrinted('The import failed: _config.yml');
    await save('_config.yml', 'title: Whole again\nurl: https://small.example\n');
    await untilFeed((text) => text.includes('Whole again'));
  });

  it('follows a link within the site, and no other', async () => {
    await save('note.txt', post('Linked'));
    await symlink('../note.txt', join(site, '_posts', '2026-06-01-link.md'));
    await symlink('/etc/hosts', join(site, '_posts', '2026-06-02-out.md'));
    await untilFeed((text) => text.includes('Linked'));
    await untilPrinted('Left out: _posts/2026-06-02-out.md: it is a link that leads out');
    await save('note.txt', post('The target was saved'));
    await untilFeed((text) => text.includes('The target was saved'));
    await untilPrinted('1 changed: _posts/2026-06-01-link.md\n');
  });

  it('follows the folder that takes the place of the site, as after a restored copy', async () => {
    const copy = `${site}-copy`;
    await cp(site, copy, { recursive: true });
    await writeFile(join(copy, '_posts', '2026-06-03-copied.md'), post('In the copy'));
    await rename(site, `${site}-old`);
    await rename(copy, site);
    await untilFeed((text) => text.includes('In the copy'));
    await save('_posts/2026-06-03-copied.md', post('Saved in the copy'));
    await untilFeed((text) => text.includes('Saved in the copy'));
    await untilPrinted('1 changed: _posts/2026-06-03-copied.md\n');
  });

  it('takes no notice of node_modules, _site, hidden folders and files that are not posts', async () => {
    const before = started.printed();
    for (const folder of ['node_modules', '_site', '.git']) {
      await save(`${folder}/_posts/2026-07-01-x.md`, post('Not a post'));
    }
    await save('assets/picture.svg', '<svg/>');
    await save('_posts/2026-07-02-last.md', post('The last one'));
    await untilFeed((text) => text.includes('The last one'));
    await untilPrinted('1 new: _posts/2026-07-02-last.md\n');
    expect(started.printed().slice(before.length)).toBe('1 new: _posts/2026-07-02-last.md\n');
  });
});

it('npm start --no-watch imports the site only once', async () => {
  await newSite();
  await startSite('--no-watch');
  expect(started.output).not.toContain('A post that you save');
  await save('_posts/2026-01-03-third.md', post('Third'));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await feed()).not.toContain('Third');
  await started.interrupt();
});

/** The sum of a number in all lines that match. */
function imported(pattern: RegExp): number {
  const printed = started.printed().slice(started.output.length);
  return [...printed.matchAll(pattern)].reduce((sum, [, count]) => sum + Number(count), 0);
}
