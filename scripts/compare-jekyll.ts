import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from './command/failure.ts';
import { projectRoot } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { userPath } from './command/user-path.ts';
import { compareSite } from './compare/compare-site.ts';
import { printComparison, sharesOf } from './compare/print-comparison.ts';
import { readReference } from './compare/reference.ts';
import { readSite } from './site/read-site.ts';
import { openSiteFolder } from './site/site-folder.ts';

const exportScript = join(projectRoot, 'scripts', 'jekyll-export.rb');
// The percentages of posts that must be equal.
const defaultShares = { fields: 99.5, text: 97 };

// The number of differences of each kind that are listed without --all.
const maxExamples = 5;

const help = `Compares what Feedmill reads from a Jekyll site with what Jekyll itself makes of it.

  npm run compare-jekyll -- <folder> [options]

  <folder>                    the root of the site, which holds _config.yml and _posts
  --reference <file>          what Jekyll makes of the posts (default: jekyll.ndjson or
                              jekyll.ndjson.gz in the folder)
  --config <files>            the configurations that Jekyll had, separated by commas (default: the
                              folder's _config.yml)
  --all                       list all differences, not only some of each kind
  --json                      print the whole comparison as JSON
  --at-least <percent>        how many posts must be equal in every field (default: ${defaultShares.fields})
  --text-at-least <percent>   how many posts must have the same text (default: ${defaultShares.text})
  --help                      print this

This makes Jekyll write the reference without building the site:

  cd <folder> && bundle exec ruby ${exportScript}

It compares the URL, id, date, title, categories and tags, and the text without markup and white space.
Exit status: 0 equal enough, 1 not equal enough, 2 usage error.
`;

await runCommand('compare-jekyll', help, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      reference: { type: 'string' },
      config: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'at-least': { type: 'string', default: String(defaultShares.fields) },
      'text-at-least': { type: 'string', default: String(defaultShares.text) },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new Failure('name one folder, as in: npm run compare-jekyll -- ~/my-site', 2);
  }
  const required = {
    fields: parsePercent('--at-least', values['at-least']),
    text: parsePercent('--text-at-least', values['text-at-least']),
  };
  const comparison = await compare(path, values.reference, values.config);
  const shares = sharesOf(comparison);
  if (values.json) console.log(JSON.stringify({ ...comparison, shares }, null, 2));
  else printComparison(comparison, values.all ? Number.POSITIVE_INFINITY : maxExamples);
  return shares.fields >= required.fields && shares.text >= required.text ? 0 : 1;
});

async function compare(path: string, reference?: string, config?: string) {
  const folder = await openSiteFolder(path, config);
  const jekyll = await readReference(await referenceFile(folder.root, reference));
  const hasDrafts = jekyll.posts.some((post) => post.draft);
  return compareSite(await readSite(folder, hasDrafts), jekyll);
}

async function referenceFile(root: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return userPath(given);
  for (const name of ['jekyll.ndjson', 'jekyll.ndjson.gz']) {
    const file = join(root, name);
    if (await stat(file).catch(() => undefined)) return file;
  }
  throw new Failure(
    `${root} has no jekyll.ndjson, which holds what Jekyll makes of the posts. To make it, run\n` +
      `  cd ${root} && bundle exec ruby ${exportScript}`,
    2,
  );
}

function parsePercent(option: string, text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number <= 100) return number;
  throw new Failure(`${option} must be a number from 0 to 100 (it is "${text}")`, 2);
}
