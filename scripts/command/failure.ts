import { errorMessage } from '../../src/model/error-message.ts';

/** What a person did wrong or what went wrong, in one line. `exitCode` 2 is for a wrong call. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** That a Feedmill would not do what it was asked, and with which status it said so. */
export class Refusal extends Failure {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** That a Feedmill could not do what it was asked, after several tries. */
export class ServerFailure extends Failure {}

/** Runs a command: a failure is told in one line, and the exit code says what kind it was. */
export async function runCommand(name: string, command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (isWrongCall(error)) {
      console.error(`${name}: ${error.message.split('. ')[0]}`);
      console.error(`Try: npm ${name === 'start' ? 'start' : `run ${name}`} -- --help`);
      process.exitCode = 2;
      return;
    }
    console.error(`${name}: ${errorMessage(error)}`);
    process.exitCode = error instanceof Failure ? error.exitCode : 1;
  }
}

// What node:util's parseArgs throws for an option that it does not know.
function isWrongCall(error: unknown): error is Error {
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}
