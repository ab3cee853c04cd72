import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from './command/failure.ts';
import { projectRoot, wranglerProgram } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { workerConfig } from './command/worker-config.ts';
import { readToml } from './command/wrangler-toml.ts';

const help = `Checks the variables in wrangler.toml, then runs "wrangler deploy". Run it again after every change; see
docs/deployment.md.

  npm run deploy -- [options]

  --repository <owner/name>   the repository on GitHub that has the posts, or owner/name@branch. It is
                              kept with the Worker's secrets, so later deployments need not name it
  --dry-run                   build the Worker, and do not deploy it
  --help                      print this

It needs a Cloudflare login: "npx wrangler login", or the variable CLOUDFLARE_API_TOKEN.
Exit status: that of wrangler, 2 usage error or invalid wrangler.toml.
`;

await runCommand('deploy', help, async () => {
  const { values } = parseArgs({
    options: { repository: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
  });
  const { repository } = values;
  const { vars } = await readToml();
  workerConfig(vars, 'wrangler.toml');
  if (repository !== undefined) checkRepository(repository, vars);
  const args = ['deploy', ...(values['dry-run'] ? ['--dry-run'] : [])];
  if (repository === undefined) return runWranglerHere(args);
  return withSecrets({ GITHUB_REPOSITORY: repository }, (file) =>
    runWranglerHere([...args, '--secrets-file', file]),
  );
});

/** @throws {Failure} if it is not a repository, or wrangler.toml has one */
function checkRepository(repository: string, vars: Readonly<Record<string, unknown>>): void {
  if (repository === '') throw new Failure('--repository must be owner/name', 2);
  try {
    workerConfig({ GITHUB_REPOSITORY: repository });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.message.replace('GITHUB_REPOSITORY', '--repository'), 2);
  }
  if (vars.GITHUB_REPOSITORY === undefined) return;
  throw new Failure(
    'wrangler.toml sets GITHUB_REPOSITORY, which a secret of that name cannot replace; remove the line, or omit --repository',
    2,
  );
}

/** Calls a function with the path of a file that has secrets, and deletes the file afterwards. */
async function withSecrets<Result>(
  secrets: Readonly<Record<string, string>>,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'feedmill-deploy-'));
  try {
    const file = join(folder, 'secrets.json');
    await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs wrangler with this terminal. It creates the database if the account has none, and the Worker sets up
 * its tables.
 *
 * @returns the exit code
 */
function runWranglerHere(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [wranglerProgram, ...args], {
      cwd: projectRoot,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
