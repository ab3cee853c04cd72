import { PostProblem } from './problem.ts';

/**
 * Limits the work that reading one post may cost. Work is counted in steps, not measured as time, so a
 * post is read or refused alike on every machine. A step is about one character, tag, node or template
 * that is looked at once.
 */
export class WorkBudget {
  readonly #limit: number;
  #spent = 0;

  /** @param limit the number of steps that may be spent */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The number of steps spent so far. */
  get spent(): number {
    return this.#spent;
  }

  /** Whether more steps have been spent than the limit. */
  get isExceeded(): boolean {
    return this.#spent > this.#limit;
  }

  /**
   * Counts steps.
   *
   * @throws {WorkBudgetExceeded} if more steps have been spent than the limit
   */
  spend(steps = 1): void {
    this.#spent += steps;
    if (this.isExceeded) throw new WorkBudgetExceeded();
  }
}

/** Thrown if a post costs more work than its budget. */
export class WorkBudgetExceeded extends PostProblem {
  override readonly name = 'WorkBudgetExceeded';

  constructor() {
    super('it takes too much work to read: simplify its markup', 'work');
  }
}

// Ordinary posts spend fewer than 20 steps for each byte, and short ones with loops over the site's data up
// to 500,000. A post of 1 MB that spends everything takes one to two seconds of CPU.
const minimumSteps = 1_000_000;
const stepsPerByte = 40;

/** Makes the budget of a post of a size in bytes. It grows linearly, so total work does too. */
export function postWorkBudget(bytes: number): WorkBudget {
  return new WorkBudget(minimumSteps + bytes * stepsPerByte);
}
