import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';

describe('the public URL', () => {
  it.each([
    ['https://feeds.example/', 'https://feeds.example'],
    ['https://FEEDS.example', 'https://feeds.example'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['https://新闻.example', 'https://xn--efvy88h.example'],
  ])('%s is read as the origin %s', (url, origin) => {
    expect(readConfig({ PUBLIC_URL: url }).publicUrl).toBe(origin);
  });
});
