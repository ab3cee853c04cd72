import { parseArgs } from 'node:util';
import { errorMessage } from '../../src/model/error-message.ts';
import { Failure } from './failure.ts';

/**
 * Runs a command and sets the exit code of the process. An error is printed without a stack trace.
 *
 * @param name the npm script
 * @param help the text that `--help` prints
 * @param command returns the exit code
 */
export async function runCommand(
  name: string,
  help: string,
  command: () => Promise<number>,
): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endIfReaderIsGone);
  try {
    if (asksForHelp()) process.stdout.write(help);
    else process.exitCode = await command();
  } catch (error) {
    const isUsageError = isParseArgsError(error);
    // For an unknown option, parseArgs goes on to explain how to escape a positional argument.
    const message = isUsageError ? error.message.split('. ')[0] : errorMessage(error);
    console.error(`${name}: ${message}`);
    if (isUsageError) console.error(`Try: npm ${name === 'start' ? '' : 'run '}${name} -- --help`);
    process.exitCode = isUsageError ? 2 : error instanceof Failure ? error.exitCode : 1;
  }
}

// As in `npm run status | head`, or if the terminal is closed. Other programs end silently, too.
function endIfReaderIsGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  process.exit();
}

function asksForHelp(): boolean {
  const options = { help: { type: 'boolean' } } as const;
  return parseArgs({ strict: false, options }).values.help === true;
}

function isParseArgsError(error: unknown): error is Error {
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}
