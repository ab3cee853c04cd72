import type { Reason } from './reasons.ts';

/** Something that the publisher should know about a post. */
export interface Note {
  readonly reason: Reason;
  /** What is odd and what was done about it, in one line. */
  readonly text: string;
}

/** A post that cannot be imported. The message is for the publisher: what is wrong and where. */
export class PostProblem extends Error {
  override readonly name = 'PostProblem';
  readonly reason: Reason;

  constructor(message: string, reason: Reason = 'content') {
    super(message);
    this.reason = reason;
  }
}

/** A post that is rightly left out: not published, or no post by its name. */
export class PostSkipped extends Error {
  override readonly name = 'PostSkipped';
  readonly reason: Reason;

  constructor(message: string, reason: Reason) {
    super(message);
    this.reason = reason;
  }
}

/** An import that cannot go on, through no fault of a single post. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** An archive with more in it than is taken at once. */
export class TooLarge extends ImportError {}

/** A source that wants to be left alone for a while. */
export class TryLater extends ImportError {
  readonly until: Date;

  constructor(message: string, until: Date) {
    super(message);
    this.until = until;
  }
}
