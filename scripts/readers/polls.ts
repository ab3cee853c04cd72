import type { Format } from '../../src/model/format.ts';
import type { ReaderAgent } from '../../src/model/reader-agent.ts';
import type { OldAddress } from './old-addresses.ts';

/** Polls of a feed by one program that had the same outcome. */
export interface Polls {
  readonly feed: string;
  readonly format: Format;
  readonly agent: ReaderAgent;
  /** How many there were, or an estimate from a sample. */
  readonly count: number;
  readonly isNotModified: boolean;
  /** Whether a cache answered, if that is known. */
  readonly isHit?: boolean;
}

/** Where polls have been counted, and what the numbers do not say. */
export interface Period {
  /** Where the polls come from, like `the zone 0123…`. */
  readonly source: string;
  readonly from?: Date;
  readonly to?: Date;
  /** Sentences about this source. */
  readonly notes: readonly string[];
  /** The old addresses that are still asked for, the most frequent first; undefined if they are not known. */
  readonly oldAddresses?: readonly OldAddress[];
}

/** The statuses of a feed that is sent, of a delta (RFC 3229) and of a copy that is current. */
export const polledStatuses = [200, 226, 304];

/** Whether Cloudflare's or nginx's name of an outcome means that a cache answered. */
export function isCacheHit(status: string): boolean {
  return /^(?:hit|stale|updating|revalidated)$/i.test(status);
}
