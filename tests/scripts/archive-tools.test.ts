// Reads archives that common programs have written. Programs that are not installed are skipped (Debian:
// apt-get install zip git python3 tar).
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { unpack } from '../../src/sources/archive/unpack.ts';
import { temporaryFolder } from './support/command.ts';

const files = {
  '_config.yml': 'title: The Paper\n',
  '_posts/2026-01-01-a.md': `---\ntitle: A\n---\n${'Some text. '.repeat(2_000)}\n`,
  '港口/_posts/2026-01-02-雾.md': 'short\n',
  [`${'a-folder-of-some-length/'.repeat(8)}_posts/2026-01-03-b.md`]: 'far down\n',
};

let folder: string;
let site: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  site = join(folder, 'site');
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(site, path, '..'), { recursive: true });
    await writeFile(join(site, path), text);
  }
  await symlink('../_config.yml', join(site, '_posts/2026-01-03-link.md'));
});

const git = 'git -c user.name=a -c user.email=a@paper.example -c init.defaultBranch=main';
const commit = `${git} init -q && ${git} add -A && (${git} commit -qm x || true)`;
const python = `import os, sys, zipfile
class Stream:
    write = sys.stdout.buffer.write
    flush = sys.stdout.buffer.flush
with zipfile.ZipFile(Stream(), "w", zipfile.ZIP_DEFLATED) as archive:
    for folder, _, names in os.walk("."):
        for name in names:
            path = os.path.join(folder, name)
            if not os.path.islink(path) and ".git" not in path: archive.write(path)
`;

function isPresent(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

async function read(archive: string): Promise<Record<string, string>> {
  const stream = new Blob([await readFile(archive)]).stream();
  const found: Record<string, string> = {};
  const wants = (path: string) => !path.includes('.git');
  for await (const { path, bytes } of unpack(stream, { maxBytes: 1_000_000, wants })) {
    found[path] = new TextDecoder().decode(bytes);
  }
  return found;
}

const tools: readonly (readonly [program: string, command: string])[] = [
  ['zip', 'zip -qry OUT . -x ".git/*"'],
  ['zip', 'zip -qr - . -x ".git/*" -x "*link*" | cat > OUT'],
  ['zip', 'zip -qry0 OUT . -x ".git/*"'],
  ['git', `${commit} && git archive --format=zip HEAD > OUT`],
  ['git', `${commit} && git archive --format=tar.gz --prefix=./ HEAD > OUT`],
  ['tar', 'tar -cz --format=gnu --exclude=.git -f OUT .'],
  ['tar', 'tar -cz --format=pax --exclude=.git -f OUT .'],
  ['tar', 'tar -c --format=ustar --exclude=.git -f OUT .'],
  ['python3', `python3 -c '${python}' > OUT`],
  ['python3', `python3 -c '${python.replace('DEFLATED', 'STORED')}' | cat > OUT`],
];

describe('an archive', () => {
  for (const [program, command] of tools) {
    const title = `written by ${program} yields its files and no links: ${command}`;
    it.skipIf(!isPresent(program))(title, async () => {
      const archive = join(folder, `${crypto.randomUUID()}.zip`);
      execFileSync('sh', ['-c', command.replace('OUT', archive)], { cwd: site });
      expect(await read(archive)).toEqual(files);
    });
  }
});
