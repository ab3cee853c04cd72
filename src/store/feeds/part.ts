import type { Position } from '../../model/archive-page.ts';
import type { Budget } from '../../model/budget.ts';
import type { ClientCopy } from '../../model/client-copy.ts';
import type { StoredScope, StoredSite } from '../schema.ts';
import type { MixPart } from './mix-part.ts';

// Feeds that are no scope's own: mixes and searches. They have no archive but go on in parts.

/** The scopes that a part shows, and the version that results from theirs. */
export interface PartVersion {
  readonly scopes: readonly StoredScope[];
  readonly site: StoredSite;
  readonly revision: number;
  readonly changedAt: Date;
}

/** A part, or only its version if the client's copy is current. */
export type PartResult =
  | (PartVersion & { readonly isCurrent: true })
  | (PartVersion & MixPart & { readonly isCurrent: false });

export interface PartRequest {
  readonly copy: ClientCopy;
  /** The Worker's own configuration, which a copy without an ETag must have been rendered with. */
  readonly configuration: string;
  readonly budget: Budget;
  /** Only articles below this position are in the part; undefined for the newest part. */
  readonly before: Position | undefined;
  /** Whether to read the texts of the articles, too; by default. They are empty otherwise. */
  readonly withContent?: boolean;
}

/**
 * The version of a part, for a copy that may be compared by date.
 *
 * @returns without a date if the part may have been rendered with another configuration since its change
 */
export function datedVersion(
  { revision, changedAt, site }: Omit<PartVersion, 'scopes'>,
  configuration: string,
) {
  if (site.configuration !== configuration) return { revision, changedAt: undefined };
  return { revision, changedAt: site.configuredAt > changedAt ? site.configuredAt : changedAt };
}
