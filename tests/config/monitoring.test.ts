import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';

const read = (variables: Record<string, string>) =>
  readConfig({ PUBLIC_URL: 'https://feeds.example', ...variables });

describe('the variables of monitoring', () => {
  it.each(['ALARM_URL', 'PING_URL'])(
    '%s is not shown in an error, since it may be a secret',
    (name) => {
      const value = 'htps://hooks.example/services/T0/B0/hidden';
      expect(() => read({ [name]: value })).toThrow(
        new RegExp(`^${name} must be an http\\(s\\) URL$`),
      );
    },
  );

  it('need both addresses of mails', () => {
    expect(() => read({ ALARM_EMAIL: 'me@paper.example' })).toThrow(/^ALARM_EMAIL_FROM is not set/);
    expect(() => read({ ALARM_EMAIL_FROM: 'me@paper.example' })).toThrow(/^ALARM_EMAIL is not set/);
  });

  it.each([
    ['STALE_AFTER_HOURS', '-1'],
    ['STALE_AFTER_HOURS', '1.5'],
    ['DATABASE_MAX_MB', '500 MB'],
    ['ALARM_EMAIL', 'me'],
  ])('%s=%s is refused', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name} must be `));
  });
});
