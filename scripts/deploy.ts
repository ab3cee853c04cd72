import { spawn } from 'node:child_process';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';
import { unstable_readConfig } from 'wrangler';
import { ConfigError, readConfig } from '../src/config/config.ts';
import { Failure, runCommand } from './command/failure.ts';
import { projectRoot, wranglerEnvironment, wranglerProgram } from './command/project.ts';

const help = `Deploys Feedmill to Cloudflare: creates its database if there is none, brings it up to date,
and deploys the Worker. To be run again after every change; see README.md, "Deployment".

  npm run deploy

It needs a Cloudflare login: "npx wrangler login", or the variable CLOUDFLARE_API_TOKEN.
`;

/** As much of wrangler.toml as is looked at here; wrangler's own type for it is open. */
const wranglerConfig = v.object({
  vars: v.record(v.string(), v.unknown()),
  d1_databases: v.array(v.object({ binding: v.string(), database_name: v.optional(v.string()) })),
});

await runCommand('deploy', async () => {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const database = checkedDatabaseName();
  const found = await wrangler(['d1', 'info', database], 'quiet');
  if (found.code !== 0) {
    // Anything but "there is none", a missing login say, is wrangler's to explain.
    if (!/couldn't find/i.test(found.output)) throw new Failure(wranglersReason(found.output));
    const created = await wrangler(['d1', 'create', database], 'quiet');
    if (created.code !== 0) throw new Failure(wranglersReason(created.output));
    console.log(`Created the database "${database}".`);
  }
  // The database first: a new Worker must not meet old tables.
  await required(['d1', 'migrations', 'apply', database, '--remote']);
  await required(['deploy']);
  return 0;
});

/** The database's name in wrangler.toml, when the variables there can be used. */
function checkedDatabaseName(): string {
  const { vars, d1_databases: databases } = v.parse(
    wranglerConfig,
    unstable_readConfig({ config: `${projectRoot}/wrangler.toml` }),
  );
  try {
    readConfig(vars);
  } catch (error) {
    if (error instanceof ConfigError) throw new Failure(`wrangler.toml: ${error.message}`, 2);
    throw error;
  }
  const name = databases.find(({ binding }) => binding === 'DB')?.database_name;
  if (name === undefined) throw new Failure('wrangler.toml: the database DB has no name', 2);
  return name;
}

function wranglersReason(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim());
  const reason = lines.find((line) => line.includes('[ERROR]'));
  return reason?.slice(reason.indexOf('[ERROR]') + 8) ?? output;
}

async function required(args: readonly string[]): Promise<void> {
  const { code } = await wrangler(args, 'shown');
  if (code !== 0) throw new Failure(`"wrangler ${args.join(' ')}" failed; it said why above`);
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
