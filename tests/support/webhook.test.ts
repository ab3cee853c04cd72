import { describe, expect, it } from 'vitest';
import { signedHeaders } from './webhook.ts';

describe('the signature of a test webhook', () => {
  it("matches the example in GitHub's documentation", async () => {
    const body = 'Hello, World!';
    const headers = await signedHeaders(body, {}, "It's a Secret to Everybody");
    expect(headers['X-Hub-Signature-256']).toBe(
      'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    );
  });
});
