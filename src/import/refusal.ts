// Whether an import may withdraw the articles of the posts that are gone. If it may not, they stay until a
// run is allowed to withdraw them, or until they are few enough.

// A run may withdraw this many articles whatever their share, but not all that a source has.
const alwaysAllowed = 20;

/** The limits to the articles that a run may withdraw. */
export interface WithdrawalLimits {
  /** Whether any number is allowed. */
  readonly isAllowed: boolean;
  /** The share of the source's articles that is allowed. */
  readonly maxPercent: number;
}

/** The articles of a source whose posts are gone, and the others. */
export interface GoneArticles {
  readonly gone: number;
  /** Whether the source keeps any of the articles that it had. */
  keepsAny(): Promise<boolean>;
  /** Counts the articles that it had. */
  all(): Promise<number>;
}

/** Withdrawals that are too many. */
export interface Refusal {
  /** How many articles would have been withdrawn. */
  readonly count: number;
  /** How many of how many, and how to allow it. */
  readonly message: string;
}

/** Finds out whether the withdrawal of articles is refused; undefined if it is not. */
export async function refusalOf(
  { gone, keepsAny, all }: GoneArticles,
  { isAllowed, maxPercent }: WithdrawalLimits,
  source: { readonly name: string; readonly isSent: boolean },
): Promise<Refusal | undefined> {
  if (isAllowed || gone === 0) return undefined;
  const leavesNone = !(await keepsAny());
  if (gone <= alwaysAllowed && !leavesNone) return undefined;
  const total = await all();
  if (gone <= (total * maxPercent) / 100 && !leavesNone) return undefined;
  const excess = leavesNone ? 'which leaves none' : `more than ${maxPercent}%`;
  const message = `${gone} of ${total} articles would be withdrawn, ${excess}, so they stay. ${howToAllow(source)}`;
  return { count: gone, message };
}

function howToAllow({ name, isSent }: { readonly name: string; readonly isSent: boolean }): string {
  const command = isSent
    ? 'import again with --allow-withdrawals (in the API, finish the run with ?withdraw=all)'
    : `run: npm run status -- --run ${name} --allow-withdrawals`;
  return `If that is intended, ${command}`;
}
