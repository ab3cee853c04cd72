import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { unstable_readConfig } from 'wrangler';
import { projectRoot, wranglerProgram } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { workerConfig } from './command/worker-config.ts';

const help = `Checks the variables in wrangler.toml, then runs "wrangler deploy". Run it again after every change; see
docs/deployment.md.

  npm run deploy

  --help   print this

It needs a Cloudflare login: "npx wrangler login", or the variable CLOUDFLARE_API_TOKEN.
Exit status: that of wrangler, 2 usage error or invalid wrangler.toml.
`;

// The part of wrangler.toml that this command reads.
const wranglerToml = v.object({ vars: v.optional(v.record(v.string(), v.unknown()), {}) });

await runCommand('deploy', help, async () => {
  parseArgs();
  const config = unstable_readConfig({ config: join(projectRoot, 'wrangler.toml') });
  workerConfig(v.parse(wranglerToml, config).vars, 'wrangler.toml');
  // wrangler creates the database if the account has none, and the Worker sets up its tables.
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [wranglerProgram, 'deploy'], {
      cwd: projectRoot,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
});
