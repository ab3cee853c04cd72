import { expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';

it('an invalid URL is reported without its password and its query, which may have a secret', () => {
  const environment = {
    PUBLIC_URL: 'https://feeds.example',
    FEED_URL: 'ftp://me:pass@paper.example/feed?key=hidden',
  };
  expect(() => readConfig(environment)).toThrow(
    /^FEED_URL .*\(it is "ftp:\/\/\.\.\.@paper\.example\/feed\?\.\.\."\)$/,
  );
});
