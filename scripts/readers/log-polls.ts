import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { polledFeed } from '../../src/model/polled-feed.ts';
import { readerAgent } from '../../src/model/reader-agent.ts';
import { causeMessage } from '../command/cause-message.ts';
import { Failure } from '../command/failure.ts';
import { plural } from '../command/plural.ts';
import { userPath } from '../command/user-path.ts';
import { type LoggedRequest, parseLogLine } from './log-line.ts';
import { linesOf } from './log-lines.ts';
import { OldAddresses } from './old-addresses.ts';
import { isCacheHit, type Period, polledStatuses } from './polls.ts';
import type { Tally } from './tally.ts';

/** The name that means the standard input. */
const standardInput = '-';

// Characters. No request that is served is as long.
const maxLine = 64_000;

interface Progress {
  readonly old: OldAddresses;
  lines: number;
  unread: number;
  first: number;
  last: number;
}

/**
 * Reads the polls of logs.
 *
 * @param files paths as the user wrote them; `-` is the standard input
 * @param host only requests for this host are counted, if it is given and the log has hosts
 * @throws {Failure} if a file cannot be read, or no line is in a known format
 */
export async function readLogPolls(
  files: readonly string[],
  host: string | undefined,
  tally: Tally,
): Promise<Period> {
  const old = new OldAddresses();
  const progress: Progress = { old, lines: 0, unread: 0, first: Infinity, last: -Infinity };
  for (const file of files) {
    try {
      await readLog(open(file), host, tally, progress);
    } catch (error) {
      throw new Failure(`${file} cannot be read: ${causeMessage(error)}`);
    }
  }
  const { lines, unread, first, last } = progress;
  if (lines > 0 && unread === lines) {
    throw new Failure(
      'no line is in a known format: the Combined Log Format of nginx and Apache, or NDJSON of Logpush',
    );
  }
  return {
    source: files.map((file) => (file === standardInput ? 'the standard input' : file)).join(', '),
    ...(first <= last ? { from: new Date(first), to: new Date(last) } : {}),
    oldAddresses: old.list,
    notes:
      unread === 0
        ? []
        : [`${plural(unread, 'line')} of ${lines.toLocaleString('en')} could not be read.`],
  };
}

function open(file: string): Readable {
  if (file === standardInput) return process.stdin;
  const stream = createReadStream(userPath(file));
  if (!file.endsWith('.gz')) return stream;
  const inflated = createGunzip();
  // A pipe passes no errors on.
  stream.on('error', (error) => inflated.destroy(error));
  return stream.pipe(inflated);
}

async function readLog(
  stream: Readable,
  host: string | undefined,
  tally: Tally,
  progress: Progress,
): Promise<void> {
  for await (const line of linesOf(stream, maxLine)) {
    if (line.trim() === '') continue;
    progress.lines += 1;
    const request = line.length > maxLine ? undefined : parseLogLine(line);
    if (!request) progress.unread += 1;
    else if (host === undefined || (request.host ?? host) === host) count(request, tally, progress);
  }
}

function count(request: LoggedRequest, tally: Tally, progress: Progress): void {
  const { method, url, status, userAgent, time, cacheStatus } = request;
  if (time) {
    progress.first = Math.min(progress.first, time.getTime());
    progress.last = Math.max(progress.last, time.getTime());
  }
  if (method !== 'GET') return;
  progress.old.add(url, status);
  if (!polledStatuses.includes(status)) return;
  const polled = polledFeed(url);
  if (!polled) return;
  tally.add({
    ...polled,
    agent: readerAgent(userAgent),
    count: 1,
    isNotModified: status === 304,
    ...(cacheStatus === undefined ? {} : { isHit: isCacheHit(cacheStatus) }),
  });
}
