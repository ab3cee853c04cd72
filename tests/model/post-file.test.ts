import { describe, expect, it } from 'vitest';
import { digest } from '../../src/model/digest.ts';
import { gitBlobId } from '../../src/model/post-file.ts';

describe('the id of a file', () => {
  // As `git hash-object` prints them.
  it.each([
    ['text', 'Hello\n', 'e965047ad7c57865823c7d992b1d046ea66edf78'],
    ['an empty file', '', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
    [
      'Chinese and CRLF, with more bytes than characters',
      '---\ntitle: 大众网\r\n---\n',
      'ffc82e9851aa0d51fc342eb11dcbe051b4179859',
    ],
  ])("is Git's: %s", async (_, text, id) => {
    expect(await gitBlobId(new Uint8Array(new TextEncoder().encode(text)))).toBe(id);
  });

  it("is Git's for binary files", async () => {
    const id = await gitBlobId(new Uint8Array([0x00, 0xff, 0x0a]));
    expect(id).toBe('506cd141ad4a679eee22d6a21dd267cca5734b92');
  });
});

describe('the digest of a text', () => {
  // As `sha256sum` prints it.
  it.each([
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['大众', '4c0c7cf20f89df6099481ea00c3fa6684572970bf0376542631226f3c528c171'],
  ])('of %j is the SHA-256 of its UTF-8', async (text, expected) => {
    expect(await digest(text)).toBe(expected);
  });
});
