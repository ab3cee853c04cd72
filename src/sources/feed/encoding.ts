import { ImportError } from '../../model/problem.ts';

/**
 * Decodes a document of a feed. A byte order mark decides its encoding (XML 1.0 §4.3.3), then the
 * response's `Content-Type` (RFC 7303 §3.2), then the XML declaration. If the text is not in that encoding, which some
 * servers add to whatever they send, the next one decides, then UTF-8, then Windows-1252.
 *
 * @param url used in messages
 * @throws {ImportError} if the encoding is unknown
 */
export function decodeDocument(bytes: Uint8Array, contentType: string, url: string): string {
  const mark = encodingByStart(bytes);
  if (mark !== undefined) return new TextDecoder(mark).decode(bytes);
  const named = [/charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1], declaredIn(bytes)];
  for (const label of [...named, 'utf-8']) {
    if (label === undefined) continue;
    const decoder = decoderOf(label, url);
    const text = decoder.decode(bytes);
    if (!isMostlyValid(text)) continue;
    // Many programs name Latin-1 without a reason. A text in it is never one in UTF-8, too.
    return decoder.encoding === 'windows-1252' ? (decodedUtf8(bytes) ?? text) : text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** The text of bytes in UTF-8; undefined if they are not. */
function decodedUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The decoder for a label, whose hyphens are sometimes too many: `latin-1`. */
function decoderOf(label: string, url: string): TextDecoder {
  for (const written of [label, label.replaceAll(/[-_]/g, '')]) {
    try {
      return new TextDecoder(written);
    } catch {
      // It is no label.
    }
  }
  throw new ImportError(`${url} has an unknown encoding: ${label}. Publish the feed in UTF-8`);
}

/**
 * Whether a text was in the encoding that it was decoded with. A few characters may be broken, since some programs cut
 * texts in the middle of one.
 */
function isMostlyValid(text: string): boolean {
  if (!text.includes('\ufffd')) return true;
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const others = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return broken <= others;
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
