import type { Reason } from './reasons.ts';

/** Something that the publisher should know about a post. */
export interface Note {
  readonly reason: Reason;
  /** One line that says what is wrong and what Feedmill did about it. */
  readonly text: string;
}

/** A post that cannot be imported. The message tells the publisher what is wrong and where. */
export class PostProblem extends Error {
  override readonly name: string = 'PostProblem';
  readonly reason: Reason;

  constructor(message: string, reason: Reason = 'content') {
    super(message);
    this.reason = reason;
  }
}

/** A file that is skipped on purpose: an unpublished post, or a file that is not named like a post. */
export class PostSkipped extends Error {
  override readonly name = 'PostSkipped';
  readonly reason: Reason;

  constructor(message: string, reason: Reason) {
    super(message);
    this.reason = reason;
  }
}

/** An import that cannot continue, for a reason other than a single post. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** An archive that exceeds the limits. */
export class TooLarge extends ImportError {}

/** Thrown if a source asked for a backoff. Send it no request before `retryAfter`. */
export class RetryLater extends ImportError {
  readonly retryAfter: Date;

  constructor(message: string, retryAfter: Date) {
    super(message);
    this.retryAfter = retryAfter;
  }
}
