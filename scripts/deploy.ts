import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';
import { unstable_readConfig } from 'wrangler';
import { Failure } from './command/failure.ts';
import { projectRoot, wranglerEnvironment, wranglerProgram } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { workerConfig } from './command/worker-config.ts';

const help = `Deploys Feedmill to Cloudflare: creates the database if it does not exist, applies its migrations and
deploys the Worker. Run it again after every change; see docs/deployment.md.

  npm run deploy

  --help   print this

It needs a Cloudflare login: "npx wrangler login", or the variable CLOUDFLARE_API_TOKEN.
Exit status: 0 deployed, 1 failed, 2 usage error or invalid wrangler.toml.
`;

// The parts of wrangler.toml that this command reads.
const wranglerToml = v.object({
  vars: v.record(v.string(), v.unknown()),
  d1_databases: v.array(v.object({ binding: v.string(), database_name: v.optional(v.string()) })),
});

await runCommand('deploy', help, async () => {
  parseArgs();
  const database = checkedDatabaseName();
  const info = await wrangler(['d1', 'info', database], 'quiet');
  if (info.code !== 0) {
    // Other errors, such as a missing login, are not a missing database.
    if (!/couldn't find/i.test(info.output)) throw new Failure(errorLine(info.output));
    const created = await wrangler(['d1', 'create', database], 'quiet');
    if (created.code !== 0) throw new Failure(errorLine(created.output));
    console.log(`Created the database "${database}".`);
  }
  // Migrations come first: a new Worker must not run with old tables.
  await requireSuccess(['d1', 'migrations', 'apply', database, '--remote']);
  await requireSuccess(['deploy']);
  return 0;
});

/**
 * Reads the name of the database from wrangler.toml, and checks the variables in it.
 *
 * @throws {Failure} if the file names no database, or has an invalid variable
 */
function checkedDatabaseName(): string {
  const { vars, d1_databases: databases } = v.parse(
    wranglerToml,
    unstable_readConfig({ config: join(projectRoot, 'wrangler.toml') }),
  );
  workerConfig(vars, 'wrangler.toml');
  const name = databases.find(({ binding }) => binding === 'DB')?.database_name;
  if (name !== undefined) return name;
  throw new Failure('wrangler.toml: the database with the binding DB needs a database_name', 2);
}

/** Finds the line of wrangler's output that says why it failed. */
function errorLine(output: string): string {
  const lines = stripVTControlCharacters(output).split('\n');
  const line = lines.find((text) => text.includes('[ERROR]'))?.trim();
  return line?.slice(line.indexOf('[ERROR]') + 8) ?? output;
}

async function requireSuccess(args: readonly string[]): Promise<void> {
  const { code } = await wrangler(args, 'shown');
  if (code !== 0) throw new Failure(`"wrangler ${args.join(' ')}" failed; see its output above`);
}

function wrangler(args: readonly string[], output: 'shown' | 'quiet') {
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = spawn(process.execPath, [wranglerProgram, ...args], {
      cwd: projectRoot,
      env: output === 'shown' ? process.env : wranglerEnvironment,
      stdio: output === 'shown' ? 'inherit' : 'pipe',
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    }
    child.once('close', (code) => resolve({ code, output: chunks.join('').trim() }));
  });
}
