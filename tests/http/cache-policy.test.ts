import { describe, expect, it } from 'vitest';
import { atTheEdge, publicFor } from '../../src/http/cache-policy.ts';

const day = 86_400;

describe('a lifetime', () => {
  it.each([
    [0, 0],
    [300, 3_600],
    [7_200, day],
    [7_201, day],
    [day, day],
  ])('of %i seconds for clients is %i seconds at the edge', (seconds, atEdge) => {
    expect(publicFor(seconds)).toMatch(new RegExp(`^public, max-age=${seconds},`));
    expect(atTheEdge(seconds)).toMatch(new RegExp(`^public, max-age=${atEdge},`));
  });
});
