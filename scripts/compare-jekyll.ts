import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PostFile } from '../src/model/post-file.ts';
import { Failure } from './command/failure.ts';
import { projectRoot } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { compareSite } from './compare/compare-site.ts';
import { printComparison, sharesOf } from './compare/print-comparison.ts';
import { readReference } from './compare/reference.ts';
import { readSite } from './site/read-site.ts';
import { openSiteFolder, readSiteFile } from './site/site-folder.ts';

const script = join(projectRoot, 'scripts', 'jekyll-export.rb');
const atLeast = { fields: 99.5, text: 97 };

const help = `Compares what Feedmill reads from a Jekyll site with what Jekyll itself makes of it.

  npm run compare-jekyll -- <folder> [options]

  <folder>                    the site's root, which holds _config.yml and _posts
  --reference <file>          what Jekyll makes of it; jekyll.ndjson or jekyll.ndjson.gz in the
                              folder unless given
  --config <file>             the configuration that Jekyll had, the folder's _config.yml unless given
  --all                       show every difference, not only some of each kind
  --json                      print the whole comparison as JSON
  --at-least <percent>        posts that must be equal in every field, ${atLeast.fields} unless given
  --text-at-least <percent>   posts whose text must be equal, ${atLeast.text} unless given
  --help

Jekyll writes the reference itself, by a small script. It writes nothing else:

  cd <folder> && bundle exec ruby ${script}

Compared are address, id, date, title, categories and tags, and the text without markup and white
space. Exit status: 0 equal enough, 1 not, 2 called wrongly.
`;

await runCommand('compare-jekyll', help, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      reference: { type: 'string' },
      config: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'at-least': { type: 'string', default: String(atLeast.fields) },
      'text-at-least': { type: 'string', default: String(atLeast.text) },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new Failure('give one folder; --help says more', 2);
  }
  const wanted = {
    fields: percent('--at-least', values['at-least']),
    text: percent('--text-at-least', values['text-at-least']),
  };
  const comparison = await compare(path, values.reference, values.config);
  const shares = sharesOf(comparison);
  if (values.json) console.log(JSON.stringify({ ...comparison, shares }, null, 2));
  else printComparison(comparison, values.all ? Number.POSITIVE_INFINITY : 5);
  return shares.fields >= wanted.fields && shares.text >= wanted.text ? 0 : 1;
});

async function compare(path: string, reference?: string, config?: string) {
  const folder = await openSiteFolder(path);
  const jekyll = await readReference(await referenceFile(folder.root, reference));
  const yaml = config === undefined ? folder.config : await configFile(config);
  const hasDrafts = jekyll.posts.some((post) => post.draft);
  return compareSite(await readSite({ ...folder, config: yaml }, hasDrafts), jekyll);
}

async function configFile(path: string): Promise<PostFile> {
  const file = fromCall(path);
  return readSiteFile(dirname(file), basename(file)).catch(() => {
    throw new Failure(`${file} cannot be read`, 2);
  });
}

// npm runs commands in the project's folder.
function fromCall(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}

async function referenceFile(root: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return fromCall(given);
  for (const name of ['jekyll.ndjson', 'jekyll.ndjson.gz']) {
    const file = join(root, name);
    if (await stat(file).catch(() => undefined)) return file;
  }
  throw new Failure(
    `${root} holds no jekyll.ndjson, which says what Jekyll makes of the site. To make one, run\n` +
      `  cd ${root} && bundle exec ruby ${script}`,
    2,
  );
}

function percent(option: string, text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number <= 100) return number;
  throw new Failure(`${option} must be a number from 0 to 100 (it is "${text}")`, 2);
}
