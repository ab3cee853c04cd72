/** What a template may ask for besides the post and the configuration: nothing, unless it is here. */
export interface Surroundings {
  /** Texts of the site's `_includes/` and `_data/`, by their paths. */
  readonly files: ReadonlyMap<string, string>;
  /** The path-absolute address of a post or page of the site by its path, as far as it is known. */
  addressOf(path: string): string | undefined;
}

/** A site of which nothing is known but its configuration. */
export const alone: Surroundings = { files: new Map(), addressOf: () => undefined };
