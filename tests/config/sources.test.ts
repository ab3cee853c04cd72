import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/config-error.ts';

function read(variables: Record<string, unknown>) {
  return readConfig({ PUBLIC_URL: 'https://feeds.example', ...variables });
}

function errorOf(variables: Record<string, unknown>): string {
  try {
    read(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no error';
}

describe('GITHUB_REPOSITORY', () => {
  it.each([
    ['paper/site', 'site', undefined],
    ['paper/site.git', 'site', undefined],
    ['https://github.com/paper/site', 'site', undefined],
    ['https://github.com/paper/site/', 'site', undefined],
    ['https://github.com/paper/site.git@next', 'site', 'next'],
    ['paper/paper.github.io@main', 'paper.github.io', 'main'],
    ['paper/site@drafts/next', 'site', 'drafts/next'],
  ])('=%s is split into owner, name and branch', (repository, name, branch) => {
    expect(read({ GITHUB_REPOSITORY: repository }).github).toMatchObject({
      owner: 'paper',
      name,
      branch,
      folder: '',
      api: 'https://api.github.com',
    });
  });
});

describe('an invalid variable of a source', () => {
  it.each([
    ['GITHUB_REPOSITORY', 'paper'],
    ['GITHUB_REPOSITORY', 'https://gitlab.com/paper/site'],
    ['GITHUB_REPOSITORY', 'https://github.com/paper/site/tree/main'],
    ['GITHUB_REPOSITORY', 'paper/..'],
    ['GITHUB_REPOSITORY', 'paper/site@'],
    ['GITHUB_REPOSITORY', 'paper/site@a..b'],
    ['GITHUB_FOLDER', 'docs, site'],
    ['GITHUB_FOLDER', '../docs'],
    ['GITHUB_API', 'api.github.com'],
    ['IMPORT_TOKEN', 'fifteen-letters'],
    ['IMPORT_TOKEN_OLD', 'fifteen-letters'],
    ['ARCHIVE_URL', 'site.tar.gz'],
    ['ARCHIVE_URL', 'file:///site.tar.gz'],
    ['BUCKET_PREFIX', '../sites'],
    ['BUCKET_PREFIX', 'sites//paper'],
    ['FEED_URL', 'feed.xml'],
  ])('is reported in one line that begins with its name: %s=%j', (name, value) => {
    const message = errorOf({ [name]: value });
    expect(message.startsWith(`${name} `)).toBe(true);
    expect(message).not.toContain('\n');
  });
});

describe('an invalid secret', () => {
  it.each<[string, string, unknown]>([
    ['IMPORT_TOKEN', 'too short', 'hunter2'],
    ['IMPORT_TOKEN', 'a short number', 1234567890],
    ['IMPORT_TOKEN', 'a list', ['hunter2']],
    ['HOOK_SECRET', 'too short', 'hunter2'],
    ['GITHUB_TOKEN', 'two words', 'hunter2 hunter2'],
  ])('does not appear in the error message: %s, %s', (name, _, value) => {
    const message = errorOf({ [name]: value });
    expect(message.startsWith(`${name} `)).toBe(true);
    expect(message).not.toMatch(/hunter2|1234567890/);
  });
});
