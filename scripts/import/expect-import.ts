import type { ImportClient } from '../client/import-client.ts';
import type { Summary, Tally } from './tally.ts';

// The API accepts as many paths in a request.
const maxPaths = 50_000;

/** The posts that an import would send, and those that were deleted. */
interface ExpectedPosts {
  readonly changed: readonly string[];
  /** How many of them are at paths that the Feedmill does not have. */
  readonly added: number;
  readonly deleted: readonly string[];
  /** The Git blob ids of posts at new paths. */
  readonly newHashes: readonly string[];
}

/** Finds out what an import would do, without changing anything. No post is read: paths and hashes decide. */
export async function expectImport(
  client: ImportClient,
  tally: Tally,
  { changed, added, deleted, newHashes }: ExpectedPosts,
  { allowWithdrawals }: { readonly allowWithdrawals: boolean },
): Promise<Summary> {
  const { moved, withdrawn, refusal } = await client.previewWithdrawals(
    { paths: deleted.slice(0, maxPaths), newHashes: newHashes.slice(0, maxPaths) },
    allowWithdrawals,
  );
  const created = Math.max(0, added - moved);
  tally.withdrawn = withdrawn;
  tally.refusal = refusal;
  return tally.expected(created, changed.length - created);
}
