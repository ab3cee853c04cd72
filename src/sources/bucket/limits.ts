import { maxFileBytes } from '../file-source.ts';
import type { ScanLimits } from '../newest-files.ts';

// Each post takes a request, so a scan returns fewer posts than scans of other sources. The posts are
// never in memory together, so it may return more bytes.
const scanLimits: ScanLimits = { files: 2_000, bytes: 32_000_000 };

/** Counts how many of the first files fit into one scan. The first one always does. */
export function countWithinLimits(files: readonly { readonly size: number }[]): number {
  let bytes = 0;
  const end = files.findIndex(({ size }, index) => {
    bytes += Math.min(size, maxFileBytes);
    return index === scanLimits.files || (index > 0 && bytes > scanLimits.bytes);
  });
  return end === -1 ? files.length : end;
}
