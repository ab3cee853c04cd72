import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/config-error.ts';

const minimal = { PUBLIC_URL: 'https://feeds.example' };

function errorOf(environment: Record<string, unknown>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no error';
}

describe('an invalid variable', () => {
  it.each<[string, unknown]>([
    ['PUBLIC_URL', 'feeds.example'],
    ['PUBLIC_URL', 'ftp://feeds.example'],
    ['PUBLIC_URL', 'https://feeds.example/path'],
    ['PUBLIC_URL', 'https://feeds.example/?q'],
    ['PUBLIC_URL', 'https://someone@feeds.example'],
    ['FEED_ITEMS', '0'],
    ['OLD_TEXTS', 'apart, together'],
    ['FEED_ITEMS', '201'],
    ['FEED_ITEMS', '-5'],
    ['FEED_ITEMS', '1.5'],
    ['FEED_ITEMS', '1e2'],
    ['FEED_ITEMS', ' 5'],
    ['FEED_ITEMS', 'many'],
    ['FEED_CONTENT', 'Full'],
    ['LINK_POSTS', 'elsewhere'],
    ['FEED_MAX_KB', '9'],
    ['FEED_TOMBSTONES', 'yes'],
    ['FEED_DELTA', 'true'],
    ['FEED_HUBS', 'https://hub.example, hub.example'],
    ['FEED_MAX_AGE', '86401'],
    ['OLD_ADDRESSES', 'on'],
    ['REDIRECTS', '/old.xml'],
    ['ARCHIVE_URL', 'two\nlines'],
    ['ARCHIVE_MAX_MB', '0'],
    ['ALLOW_PRIVATE_SOURCES', 'true'],
    ['ARCHIVE_MAX_MB', '100001'],
    ['WITHDRAW_MAX_PERCENT', '101'],
    ['SITE_URL', '//paper.example'],
    ['SITE_LANGUAGE', 'english please'],
    ['SITE_LANGUAGE', 'x'],
    ['SITE_TITLE', ['a', 'list']],
    ['PODCAST_GUID', '917393e3'],
  ])('is reported in one line that begins with its name: %s=%j', (name, value) => {
    const message = errorOf({ ...minimal, [name]: value });
    expect(message.startsWith(`${name} `)).toBe(true);
    expect(message).not.toContain('\n');
  });

  it('is reported with its value', () => {
    expect(errorOf({ ...minimal, FEED_ITEMS: 'plenty' })).toContain('plenty');
  });

  it('is none if no variable is set: none is required', () => {
    expect(readConfig({}).publicUrl).toBe('');
  });

  it('is reported without its password and its query if it is a URL, since they may have a secret', () => {
    const environment = {
      PUBLIC_URL: 'https://feeds.example',
      FEED_URL: 'ftp://me:pass@paper.example/feed?key=hidden',
    };
    expect(() => readConfig(environment)).toThrow(
      /^FEED_URL .*\(it is "ftp:\/\/\.\.\.@paper\.example\/feed\?\.\.\."\)$/,
    );
  });
});
