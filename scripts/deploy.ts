import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from './command/failure.ts';
import { projectRoot, wranglerProgram } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { temporaryFolder } from './command/temporary.ts';
import { workerConfig } from './command/worker-config.ts';
import { readToml } from './command/wrangler-toml.ts';
import { errorIn, stopOnSignals } from './local/wrangler.ts';

const help = `Checks the variables in wrangler.toml, then runs "wrangler deploy". Run it again after every change; see
docs/deployment.md.

  npm run deploy -- [options]

  --repository <owner/name>   the repository on GitHub that has the posts, or owner/name@branch. It is
                              kept with the Worker's secrets, so later deployments need not name it
  --dry-run                   build the Worker, and do not deploy it
  --help                      print this

It needs a Cloudflare login: "npx wrangler login", or the variable CLOUDFLARE_API_TOKEN.
Exit status: 0 deployed, 1 wrangler failed, 2 usage error or invalid wrangler.toml, 130 stopped
by Ctrl-C.
`;

await runCommand('deploy', help, async () => {
  const { values } = parseArgs({
    options: { repository: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
  });
  const { repository } = values;
  stopOnSignals(130);
  const { vars } = await readToml();
  workerConfig(vars, 'wrangler.toml');
  if (repository !== undefined) checkRepository(repository, vars);
  const args = ['deploy', ...(values['dry-run'] ? ['--dry-run'] : [])];
  if (repository === undefined) await deploy(args);
  else {
    await withSecrets({ GITHUB_REPOSITORY: repository }, (file) =>
      deploy([...args, '--secrets-file', file]),
    );
  }
  return 0;
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
  const folder = await temporaryFolder('deploy');
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
 * @throws {Failure} if it fails. Its message repeats in one line what wrangler has printed in many
 */
async function deploy(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [wranglerProgram, ...args], {
    cwd: projectRoot,
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text);
    errors += text;
  });
  const [code]: unknown[] = await once(child, 'close');
  if (code === 0) return;
  const [reason = ''] = errorIn(errors).split('\n');
  throw new Failure(`the deployment failed: ${reason}`);
}
