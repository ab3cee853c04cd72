// A real Git repository with a site.
import { execFile, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Contents of files by path; undefined to delete a file. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** A repository in a folder, with the branch `main`. */
export class GitRepository {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(folder: string): Promise<GitRepository> {
    await mkdir(folder, { recursive: true });
    const repository = new GitRepository(folder);
    await repository.git('init', '-q', '-b', 'main');
    await repository.git('config', 'user.name', 'The Desk');
    await repository.git('config', 'user.email', 'desk@paper.example');
    await repository.git('config', 'gc.auto', '0');
    return repository;
  }

  /** Runs Git and returns its output. */
  readonly git = (...args: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      execFile('git', args, { cwd: this.folder, maxBuffer: 1e8 }, (error, stdout, stderr) => {
        if (error) reject(new Error(`git ${args.join(' ')}: ${stderr}`));
        else resolve(stdout.trim());
      });
    });

  /** Changes files and commits them. */
  async commit(changes: Changes): Promise<string> {
    for (const [path, content] of Object.entries(changes)) {
      const file = join(this.folder, path);
      await mkdir(dirname(file), { recursive: true });
      if (content === undefined) await rm(file);
      else await writeFile(file, content);
    }
    await this.git('add', '-A');
    await this.git('commit', '-q', '--allow-empty', '-m', 'Change');
    return this.git('rev-parse', 'HEAD');
  }

  /** Moves a file and commits it. */
  async move(from: string, to: string): Promise<void> {
    await mkdir(dirname(join(this.folder, to)), { recursive: true });
    await this.git('mv', from, to);
    await this.git('commit', '-q', '-m', 'Move');
  }

  /** Makes many commits in a row, each of one file. This is faster than {@link commit}. */
  async commitEach(changes: readonly (readonly [path: string, content: string])[]): Promise<void> {
    const stream = changes.map(([path, content], at) => {
      const from = at === 0 ? 'from refs/heads/main^0\n' : '';
      const who = `committer The Desk <desk@paper.example> ${1_780_000_000 + at} +0000`;
      const data = `M 100644 inline ${path}\n${dataOf(content)}`;
      return `commit refs/heads/main\n${who}\n${dataOf('Change')}${from}${data}\n`;
    });
    await new Promise<void>((resolve, reject) => {
      const child = spawn('git', ['fast-import', '--quiet'], { cwd: this.folder });
      child.once('error', reject);
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`git: ${code}`))));
      child.stdin.end(stream.join(''));
    });
    await this.git('reset', '-q', '--hard');
  }

  /** The titles of all posts, newest first by file name. */
  async titles(): Promise<string[]> {
    const files = await readdir(this.folder, { recursive: true });
    const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);
    const posts = files.filter((file) => /(?:^|\/)(?:_posts|old_post)\/.*\.md$/.test(file));
    posts.sort((a, b) => (nameOf(a) < nameOf(b) ? 1 : -1));
    const texts = await Promise.all(posts.map((file) => readFile(join(this.folder, file), 'utf8')));
    return texts.map((text) => /^title: (.*)$/m.exec(text)?.[1] ?? '');
  }
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
