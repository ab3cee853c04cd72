import { ImportError } from '../../model/problem.ts';

/**
 * Decodes a document of a feed. A byte order mark decides its encoding (XML 1.0 §4.3.3), then the
 * response's `Content-Type` (RFC 7303 §3.2), then the XML declaration.
 *
 * @param url used in messages
 * @throws {ImportError} if the encoding is unknown
 */
export function decodeDocument(bytes: Uint8Array, contentType: string, url: string): string {
  const label =
    encodingByStart(bytes) ??
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1] ??
    declaredIn(bytes) ??
    'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    throw new ImportError(`${url} has an unknown encoding: ${label}. Publish the feed in UTF-8`);
  }
}

// The byte order marks, then `<?` in UTF-16 without one (XML 1.0 appendix F).
const starts: readonly (readonly [string, string])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['3c003f00', 'utf-16le'],
  ['003c003f', 'utf-16be'],
];

function encodingByStart(bytes: Uint8Array): string | undefined {
  const start = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  return starts.find(([mark]) => start.startsWith(mark))?.[1];
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 300));
  const declaration = /^\s{0,20}<\?xml([^>]{0,250})\?>/.exec(start)?.[1] ?? '';
  const label = /\sencoding\s{0,20}=\s{0,20}["']\s{0,20}([\w.:-]+)/.exec(declaration)?.[1];
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}
