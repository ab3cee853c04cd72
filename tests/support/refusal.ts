import { expect } from 'vitest';

/** Expects problem details with a one-line text, which are not cached and reveal no internals. */
export async function expectRefusal(
  response: Response,
  status: number,
  detail: RegExp,
): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const problem = await response.json<{ status: number; detail: string }>();
  expect(problem.status).toBe(status);
  expect(problem.detail).toMatch(detail);
  expect(problem.detail).not.toMatch(/\n| at .*:\d+:\d+|insert into|select /);
}
