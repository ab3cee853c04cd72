// Deploys without an account: `--dry-run` builds the Worker, and prints what would be deployed.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { variableNames } from '../../src/config/config.ts';
import { run, temporaryFolder } from './support/command.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

describe('npm run deploy', () => {
  it('keeps the repository as a secret, and leaves no file behind', async () => {
    const TMPDIR = await temporaryFolder();
    const args = ['deploy', '--', '--dry-run', '--repository', 'paper/site@drafts'];
    const { code, output } = await run(args, { TMPDIR });
    expect(output).toMatch(/env\.GITHUB_REPOSITORY \("\(hidden\)"\)/);
    expect(code).toBe(0);
    expect(globSync(join(TMPDIR, 'feedmill-deploy-*'))).toEqual([]);
  });

  it.each(['', 'paper', 'https://gitlab.com/paper/site', 'paper/site@a..b'])(
    'says in one line that "%s" is not a repository',
    async (repository) => {
      const { code, output } = await run(['deploy', '--', '--repository', repository]);
      expect(code).toBe(2);
      expect(output).toMatch(/^deploy: --repository must be owner\/name.*\n$/);
    },
  );
});

describe('npm run deploy, without a login', () => {
  it('ends with one line that says what to run', async () => {
    const home = await temporaryFolder();
    const environment = { HOME: home, XDG_CONFIG_HOME: home, CLOUDFLARE_API_TOKEN: '' };
    const { code, output } = await run(['deploy'], environment);
    expect(code).toBe(1);
    expect(output.trimEnd().split('\n').at(-1)).toMatch(
      /^deploy: the deployment failed: wrangler is not logged in: run "npx wrangler login"/,
    );
  });
});

describe('the button "Deploy to Cloudflare"', () => {
  it('asks for the repository with the posts, and nothing else', () => {
    const asked = [...read('.dev.vars.example').matchAll(/^(\w+)=(.*)$/gm)];
    expect(asked.map(([, name, value]) => [name, value])).toEqual([['GITHUB_REPOSITORY', '']]);
    expect(parse(read('wrangler.toml')).vars).toEqual({});
  });

  it('describes bindings and variables that exist', () => {
    const bindings = [...read('wrangler.toml').matchAll(/^binding = "(\w+)"/gm)].map(
      ([, name]) => name,
    );
    const described = Object.entries(packageJson.cloudflare.bindings);
    for (const [name, { description }] of described) {
      expect([...bindings, ...variableNames]).toContain(name);
      expect(description).toMatch(/\.$/);
    }
  });
});
