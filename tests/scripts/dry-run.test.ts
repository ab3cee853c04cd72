// Compares what a dry run of `npm run import` says with what the import does.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newState, run, type Started, start, temporaryFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';
import { GitRepository } from './support/git-repository.ts';

const config = 'title: Small paper\nurl: https://small.example\n';
const textOf = (title: string) => `---\ntitle: Day ${title}\n---\nText of ${title}.\n`;
const posts = Object.fromEntries(
  ['06', '07', '08'].map((day) => [`_posts/2026-02-${day}-a.md`, textOf(day)]),
);

describe('a dry run', () => {
  let repository: GitRepository;
  let to: string;
  let started: Started;
  const send = (...options: string[]) =>
    run(['import', '--', repository.folder, '--to', to, '--source', 'paper', ...options]);

  beforeAll(async () => {
    repository = await GitRepository.create(join(await temporaryFolder(), 'paper'));
    await repository.commit({ ...posts, '_config.yml': config });
    const port = await freePort();
    to = `http://127.0.0.1:${port}`;
    const state = await newState();
    started = await start([
      '--no-watch',
      ...['--site', repository.folder, '--port', String(port), '--state', state],
    ]);
    // Another source than that of `npm start`, with the same posts at other URLs.
    await repository.commit({ '_config.yml': `${config}permalink: /paper/:title-:day/\n` });
    await send('--since', 'last');
  });

  afterAll(() => started.interrupt());

  it.each([
    ['by Git', '_posts/2026-02-05-a.md', ['--since', 'last'], 0],
    ['by the list of posts', '_posts/2026-02-04-a.md', [], 1],
  ])('knows %s what is new, changed, moved or deleted', async (_, added, options, unchanged) => {
    await repository.commit({
      '_posts/2026-02-07-a.md': textOf('07, corrected'),
      [added]: textOf('05'),
    });
    await repository.move('_posts/2026-02-06-a.md', '_posts/2026-02-16-a.md');
    const counts = `1 new, 2 changed, ${unchanged} unchanged, 0 withdrawn`;
    expect((await send(...options, '--dry-run')).output).toContain(`Dry run: ${counts}`);
    expect((await send(...options)).output).toContain(counts);
    await repository.move('_posts/2026-02-16-a.md', '_posts/2026-02-06-a.md');
    await repository.commit({
      [added]: undefined,
      '_posts/2026-02-07-a.md': textOf('07'),
    });
    const back = `0 new, 2 changed, ${unchanged} unchanged, 1 withdrawn`;
    expect((await send(...options, '--dry-run')).output).toContain(`Dry run: ${back}`);
    expect((await send('--since', 'last')).code).toBe(0);
  });

  it('ends with 3 if all articles would be withdrawn, as the import does', async () => {
    const other = join(await temporaryFolder(), 'other');
    await mkdir(join(other, '_posts'), { recursive: true });
    await writeFile(join(other, '_config.yml'), config);
    await writeFile(join(other, '_posts', '2026-01-20-b.md'), textOf('20'));
    const sendOther = (...options: string[]) =>
      run(['import', '--', other, '--to', to, '--source', 'paper', ...options]);
    for (const { code, output } of [await sendOther('--dry-run'), await sendOther()]) {
      expect(code).toBe(3);
      expect(output).toContain('1 new, 0 changed, 0 unchanged, 0 withdrawn');
      expect(output).toMatch(/^Refused: 3 of 3 articles .*, which leaves none, .*--allow-with/m);
    }
    // The right folder brings the posts back, and withdraws the one that does not belong there.
    const back = await send();
    expect(back).toMatchObject({ code: 0 });
    expect(back.output).toContain('1 withdrawn');
  });
});
