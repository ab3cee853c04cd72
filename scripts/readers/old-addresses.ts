/** An address that readers still ask for although it is redirected or gone. */
export interface OldAddress {
  /** Its path. A query is shown as `?…`, since it may have words that are nobody's business. */
  readonly address: string;
  readonly requests: number;
}

/** The statuses of an old URL: redirected for good, and gone for good. */
const oldStatuses = [301, 308, 410];

// Addresses that are remembered. A log of a site that is scanned has any number.
const maxAddresses = 100_000;

/** Finds the old addresses among the requests of a log. */
export class OldAddresses {
  readonly #counts = new Map<string, number>();
  readonly #served = new Set<string>();

  /** @param url the path as it was requested, perhaps with a query */
  add(url: string, status: number): void {
    const address = url.replace(/\?.*/s, '?…');
    // A search has other spellings of its words, and no old address.
    if (address.startsWith('/search/')) return;
    if (status === 200 || status === 304) {
      if (this.#served.size < maxAddresses) this.#served.add(address);
    } else if (oldStatuses.includes(status)) {
      const count = this.#counts.get(address);
      if (count === undefined && this.#counts.size >= maxAddresses) return;
      this.#counts.set(address, (count ?? 0) + 1);
    }
  }

  /**
   * The old addresses, the most frequent first. An address that is also served is left out: a web server redirects
   * every address from http to https.
   */
  get list(): OldAddress[] {
    return [...this.#counts]
      .filter(([address]) => !this.#served.has(address))
      .map(([address, requests]) => ({ address, requests }))
      .sort((a, b) => b.requests - a.requests || (a.address < b.address ? -1 : 1));
  }
}
