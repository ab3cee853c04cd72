// `npm run import` against a Feedmill that `npm start` runs.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newState, run, type Started, start, temporaryFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';
import { GitRepository } from './support/git-repository.ts';

const config = 'title: Small paper\nurl: https://small.example\n';

describe('npm run import', () => {
  let folder: string;
  let to: string;
  let started: Started;

  beforeAll(async () => {
    folder = join(await temporaryFolder(), 'site');
    await mkdir(join(folder, '_posts'), { recursive: true });
    await writeFile(join(folder, '_config.yml'), config);
    for (const day of ['01', '02', '03']) await writePost(folder, day, `Day ${day}`);
    const port = await freePort();
    to = `http://127.0.0.1:${port}`;
    const state = await newState();
    started = await start([
      '--no-watch',
      '--site',
      folder,
      '--port',
      String(port),
      '--state',
      state,
    ]);
  });

  afterAll(() => started.interrupt());

  it('sends nothing if nothing has changed', async () => {
    const ended = await run(['import', '--', folder, '--to', to]);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.output).toContain('0 new, 0 changed, 3 unchanged, 0 withdrawn, 0 problems');
  });

  it('changes nothing in a dry run, and prints what it would change', async () => {
    await writePost(folder, '04', 'Day 04');
    const ended = await run(['import', '--', folder, '--to', to, '--dry-run']);
    expect(ended.output).toContain('Dry run: 1 new, 0 changed, 3 unchanged');
    expect(await titles(to)).toEqual(['Day 03', 'Day 02', 'Day 01']);
  });

  it('imports new and changed posts, withdraws deleted ones and lists broken ones', async () => {
    await writePost(folder, '03', 'Day 03, corrected');
    await rm(join(folder, '_posts', '2026-01-01-note.md'));
    await writeFile(
      join(folder, '_posts', '2026-01-05-broken.md'),
      '---\ntitle: "never ends\n---\n',
    );
    const ended = await run(['import', '--', folder, '--to', to]);
    expect(ended.code).toBe(0);
    expect(ended.output).toContain('1 new, 1 changed, 1 unchanged, 1 withdrawn, 1 problem');
    expect(ended.output).toContain('_posts/2026-01-05-broken.md: line ');
    expect(await titles(to)).toEqual(['Day 04', 'Day 03, corrected', 'Day 02']);
  });

  it('lists broken posts again in every later run', async () => {
    const ended = await run(['import', '--', folder, '--to', to]);
    expect(ended.output).toContain('0 new, 0 changed, 3 unchanged, 0 withdrawn, 1 problem');
  });

  it('fails with 1 if the token is wrong, and changes nothing', async () => {
    await writePost(folder, '06', 'Day 06');
    const ended = await run(['import', '--', folder, '--to', to, '--token', 'wrong']);
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('does not accept the token');
    expect(await titles(to)).not.toContain('Day 06');
  });

  it('fails with 1 if no Feedmill responds', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const ended = await run(['import', '--', folder, '--to', nobody]);
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('cannot be reached');
  });

  describe('with --since', () => {
    let repository: GitRepository;
    const send = (since = 'last') =>
      run(['import', '--', repository.folder, '--to', to, '--source', 'paper', '--since', since]);

    beforeAll(async () => {
      repository = await GitRepository.create(join(await temporaryFolder(), 'paper'));
      const posts = ['06', '07', '08', '09'].map((day) => [
        `_posts/2026-02-${day}-a.md`,
        textOf(day),
      ]);
      await repository.commit({ ...Object.fromEntries(posts), '_config.yml': paperConfig });
    });

    it('compares everything the first time, and gives the reason', async () => {
      const ended = await send();
      expect(ended.output).toContain('The whole site is compared: the site is new');
      expect(ended.output).toContain('4 new, 0 changed, 0 unchanged');
    });

    it('updates only the posts that later commits have added, changed, moved or deleted', async () => {
      await repository.commit({
        '_posts/2026-02-07-a.md': textOf('07, corrected'),
        '_posts/2026-02-10-a.md': textOf('10'),
        '_posts/2026-02-08-a.md': undefined,
        'README.md': 'A paper.',
      });
      await repository.move('_posts/2026-02-09-a.md', '_posts/old/2026-02-09-a.md');
      const ended = await send();
      expect(ended.output).not.toContain('The whole site is compared');
      expect(ended.output).toContain('1 new, 1 changed, 1 unchanged, 1 withdrawn');
      const feed = (await titles(to)).filter((title) => title.startsWith('Paper'));
      expect(feed).toEqual(['Paper 10', 'Paper 09', 'Paper 07, corrected', 'Paper 06']);
    });

    it('sends nothing if no commit has changed a post', async () => {
      await repository.commit({ 'README.md': 'A newspaper.' });
      expect((await send()).output).toContain('0 new, 0 changed, 0 unchanged, 0 withdrawn');
    });

    it.each<[string, string, () => Promise<unknown>]>([
      ['uncommitted changes', 'the folder has uncommitted changes', addFile],
      ['a change of the configuration', 'or its configuration', changeConfig],
      ['an import without --since', 'does not know which commit was sent last', sendWithoutGit],
    ])('compares everything after %s', async (_, reason, happen) => {
      await happen();
      const ended = await send();
      expect(ended.output).toContain('The whole site is compared');
      expect(ended.output).toContain(reason);
      expect(ended.output).toContain('4 unchanged');
    });

    it('compares everything if the repository does not have the commit', async () => {
      const ended = await send('0123456');
      expect(ended.output).toContain('this repository does not have the commit 0123456');
      const shallow = join(await temporaryFolder(), 'shallow');
      await repository.commit({ '_posts/2026-02-11-a.md': textOf('11') });
      await repository.git('clone', '-q', '--depth', '1', `file://${repository.folder}`, shallow);
      const options = ['--to', to, '--source', 'paper', '--since', 'last'];
      const other = await run(['import', '--', shallow, ...options]);
      expect(other.output).toMatch(/does not have [0-9a-f]{40}, which was sent last/);
      expect(other.output).toContain('1 new, 0 changed, 4 unchanged');
    });

    async function addFile() {
      await writeFile(join(repository.folder, '_posts', 'notes.txt'), 'No post.');
    }

    async function changeConfig() {
      await rm(join(repository.folder, '_posts', 'notes.txt'));
      await repository.commit({ '_includes/note.html': 'A note.' });
    }

    async function sendWithoutGit() {
      await writeFile(join(repository.folder, '_posts', '2026-02-12-a.md'), textOf('12'));
      await run(['import', '--', repository.folder, '--to', to, '--source', 'paper']);
      await rm(join(repository.folder, '_posts', '2026-02-12-a.md'));
    }
  });

  it.each([
    ['no folder', []],
    ['a folder that does not exist', ['nowhere']],
    ['an invalid URL', ['.', '--to', 'here']],
    ['an unknown option', ['.', '--tokn', 'x']],
  ])('fails with 2 if it is given %s', async (_, args) => {
    const ended = await run(['import', '--', ...args]);
    expect(ended.code).toBe(2);
    expect(ended.output).not.toMatch(/^\s+at /m);
  });
});

const paperConfig = 'title: Paper\nurl: https://paper.example\n';

function textOf(title: string): string {
  return `---\ntitle: Paper ${title}\n---\nAbout ${title}.\n`;
}

async function writePost(folder: string, day: string, title: string): Promise<void> {
  const text = `---\ntitle: ${title}\ncategory: notes\ntags: [笔记]\n---\nText of the day.\n`;
  await writeFile(join(folder, '_posts', `2026-01-${day}-note.md`), text);
}

async function titles(to: string): Promise<string[]> {
  const feed: unknown = await (await fetch(`${to}/feed.json`)).json();
  const items =
    feed instanceof Object && 'items' in feed && Array.isArray(feed.items) ? feed.items : [];
  return items.map((item: { title: string }) => item.title);
}
