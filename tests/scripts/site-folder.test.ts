// A site's folder as the commands read it.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findPosts } from '../../scripts/site/find-posts.ts';
import { readSite } from '../../scripts/site/read-site.ts';
import { readSiteFile } from '../../scripts/site/site-file.ts';
import { openSiteFolder } from '../../scripts/site/site-folder.ts';
import { findSupportFiles } from '../../scripts/site/support-files.ts';
import { temporaryFolder } from './support/command.ts';
import { GitRepository } from './support/git-repository.ts';

const query = { drafts: false, postFolders: [] };
const post = '_posts/2026-01-01-a.md';

let outside: string;
let root: string;

beforeEach(async () => {
  outside = await temporaryFolder();
  root = join(outside, 'site');
  await mkdir(join(root, '_posts'), { recursive: true });
  await writeFile(join(root, post), 'A');
  await writeFile(join(outside, 'secret.md'), 'a secret');
});

const urlOf = async (config?: string) =>
  (await readSite(await openSiteFolder(root, config), false)).url;

describe('a link in a site', () => {
  it('to a file of the site is the file', async () => {
    await symlink('2026-01-01-a.md', join(root, '_posts/2026-01-02-b.md'));
    const { paths, links } = await findPosts(await openSiteFolder(root), query);
    expect(paths).toEqual(['_posts/2026-01-02-b.md', post]);
    expect(links).toEqual([]);
    expect((await readSiteFile(root, '_posts/2026-01-02-b.md')).bytes.length).toBe(1);
  });

  it.each(['/proc/self/environ', '../../secret.md', '../../site/../secret.md'])(
    'to %s, outside of the site, is listed and never read',
    async (target) => {
      const path = '_posts/2026-01-02-b.md';
      await symlink(target, join(root, path));
      const { paths, links } = await findPosts(await openSiteFolder(root), query);
      expect(paths).toEqual([post]);
      expect(links).toEqual([
        { path, note: expect.stringContaining('out of the site'), reasons: 'link' },
      ]);
      await expect(readSiteFile(root, path)).rejects.toThrow('out of the site');
    },
  );

  it('to a folder, to nothing or to itself is listed', async () => {
    await symlink('..', join(root, '_posts/2026-01-02-folder'));
    await symlink('nothing', join(root, '_posts/2026-01-03-nothing.md'));
    await symlink('2026-01-04-loop.md', join(root, '_posts/2026-01-04-loop.md'));
    const { paths, links } = await findPosts(await openSiteFolder(root), query);
    expect(paths).toEqual([post]);
    expect(links.map(({ note }) => note)).toEqual(
      Array(3).fill('it is a link to a folder, or to nothing, and is not followed'),
    );
  });

  it('does not bring includes or a configuration from outside', async () => {
    await mkdir(join(outside, 'secrets'));
    await writeFile(join(outside, 'secrets/a.html'), 'a secret');
    await symlink('../secrets', join(root, '_includes'));
    expect((await findSupportFiles(await openSiteFolder(root))).files).toEqual([]);
    await symlink('../secret.md', join(root, '_config.yml'));
    await expect(openSiteFolder(root)).rejects.toThrow(/_config\.yml: .*out of the site/);
  });
});

describe('a file of a site', () => {
  it('that is a pipe does not block, and is a problem', async () => {
    const path = '_posts/2026-01-02-pipe.md';
    execFileSync('mkfifo', [join(root, path)]);
    const { paths, unreadable } = await findPosts(await openSiteFolder(root), query);
    expect(paths).toEqual([post]);
    expect(unreadable).toEqual([{ path, note: 'it is not a regular file', reasons: 'unreadable' }]);
    await expect(readSiteFile(root, path)).rejects.toThrow('it is not a regular file');
  });

  it('whose name is not UTF-8 is a problem', async () => {
    const name = Buffer.concat([
      Buffer.from(join(root, '_posts/2026-01-02-')),
      Buffer.from([0xe9]),
      Buffer.from('.md'),
    ]);
    await writeFile(name, 'A');
    const { paths, unreadable } = await findPosts(await openSiteFolder(root), query);
    expect(paths).toEqual([post]);
    expect(unreadable).toMatchObject([{ note: 'its name is not UTF-8', reasons: 'unreadable' }]);
  });

  it.skipIf(process.getuid?.() === 0)('in a folder that cannot be read may exist', async () => {
    await mkdir(join(root, 'news/_posts'), { recursive: true });
    await chmod(join(root, 'news'), 0);
    const { paths, unreadable } = await findPosts(await openSiteFolder(root), query);
    await chmod(join(root, 'news'), 0o755);
    expect(paths).toEqual([post]);
    expect(unreadable).toMatchObject([{ path: 'news', note: 'it cannot be read (EACCES)' }]);
  });
});

describe('the configuration of a site', () => {
  it('may be _config.toml, and CNAME has the host', async () => {
    await writeFile(join(root, '_config.toml'), 'baseurl = "/blog"');
    await writeFile(join(root, 'CNAME'), 'kitchen.example');
    expect(await urlOf()).toBe('https://kitchen.example/blog/');
  });

  it('may be several files, of which later ones count more', async () => {
    await writeFile(join(root, '_config.yml'), 'url: https://a.example\nbaseurl: /blog');
    await writeFile(join(root, 'local.yml'), 'url: https://b.example');
    await writeFile(join(outside, 'other.yml'), 'baseurl: /other');
    expect(await urlOf('_config.yml, local.yml')).toBe('https://b.example/blog/');
    expect(await urlOf(`_config.yml,${join(outside, 'other.yml')}`)).toBe(
      'https://a.example/other/',
    );
    await expect(urlOf('missing.yml')).rejects.toThrow(
      /missing\.yml: it cannot be read \(ENOENT\)/,
    );
  });

  it.each([
    'git@github.com:Ada/notes.git',
    'https://github.com/Ada/notes',
    'https://x-access-token:secret@github.com/Ada/notes.git',
    'ssh://git@github.com/Ada/notes.git',
  ])('without a URL says where the site is by the repository %s', async (remote) => {
    const { git } = await GitRepository.create(root);
    await git('remote', 'add', 'origin', remote);
    await writeFile(join(root, '_config.yml'), 'title: A\nlang: no');
    expect(await urlOf()).toBe('https://ada.github.io/notes/');
    const [config] = (await openSiteFolder(root)).config;
    expect(new TextDecoder().decode(config?.bytes)).not.toContain('secret');
  });
});

describe('a folder of another generator', () => {
  const writeHugo = async (config: string) => {
    await mkdir(join(root, 'content/posts'), { recursive: true });
    await writeFile(join(root, 'content/posts/a.md'), '---\ndate: 2026-01-31\n---\nA');
    await writeFile(join(root, 'hugo.toml'), config);
  };

  it('is read by its rules', async () => {
    await writeHugo('baseURL = "https://hugo.example/"');
    const site = await readSite(await openSiteFolder(root), false);
    expect(site.paths).toEqual(['content/posts/a.md']);
    expect(await site.read('content/posts/a.md')).toMatchObject({
      feedId: 'https://hugo.example/posts/a/',
    });
  });

  it('may have several configurations', async () => {
    await writeHugo('baseURL = "https://hugo.example/"');
    await writeFile(join(root, 'production.toml'), 'uglyURLs = true');
    const site = await readSite(await openSiteFolder(root, 'hugo.toml,production.toml'), false);
    expect((await site.read('content/posts/a.md')).url).toBe('https://hugo.example/posts/a.html');
  });
});

describe('the configuration of a site of Eleventy', () => {
  it('has the data of folders, but of none in a package', async () => {
    const files = [
      'src/content/posts/posts.json',
      'node_modules/a/posts/posts.json',
      'blog/x.json',
    ];
    for (const path of [...files, 'eleventy.config.js']) {
      await mkdir(join(root, path, '..'), { recursive: true });
      await writeFile(join(root, path), '{}');
    }
    const { config } = await openSiteFolder(root);
    expect(config.map(({ path }) => path).sort()).toEqual(['eleventy.config.js', files[0]]);
  });
});
