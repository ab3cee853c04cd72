import { expect } from 'vitest';

/** A refusal must be one line for people, kept by no cache, and tell nothing of the inside. */
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
