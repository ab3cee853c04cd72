/** A post that cannot be imported. The message is for the publisher: what is wrong and where. */
export class PostProblem extends Error {
  override readonly name = 'PostProblem';
}

/** A post that is rightly left out: not published, or no post by its name. */
export class PostSkipped extends Error {
  override readonly name = 'PostSkipped';
}

/** An import that cannot go on, through no fault of a single post. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** An archive with more in it than is taken at once. */
export class TooLarge extends ImportError {}
