/** The exit code if an import was refused: too many articles would have been withdrawn, so none was. */
export const refusedStatus = 3;

/** An error whose message is meant for the user: what is wrong, where, and what to do about it. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: 1 | 2;

  /** @param exitCode 1 if the command failed, 2 for a usage error */
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
