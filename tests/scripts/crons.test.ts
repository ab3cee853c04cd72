import { describe, expect, it } from 'vitest';
import { nextTick } from '../../scripts/command/crons.ts';

describe('the next tick', () => {
  it('is when wrangler.toml says, in UTC', async () => {
    const next = await nextTick(new Date('2026-03-04T05:06:07Z'));
    expect(next).toEqual(new Date('2026-03-04T05:10:00Z'));
  });
});
