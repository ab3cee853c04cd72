import { Agent, get } from 'node:http';
import { cpuTicks } from '../local/cpu-time.ts';

/** What is asked for, and how often in a round. */
export interface Kind {
  readonly name: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What one round came to. */
export interface Round {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds of CPU time a request, of all processes of the runtime. */
  readonly cpu: number;
}

const atOnce = 8;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

/** Asks once and reads the answer to its end. */
export function askOnce({ url, headers = {} }: Kind) {
  return new Promise<{ status: number; etag: string; body: Buffer }>((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, etag: headers.etag ?? '', body: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });
}

/** Asks so many times, eight at once. */
export async function measureRound(kind: Kind, times: number, group: number): Promise<Round> {
  const [began, ticks] = [performance.now(), await cpuTicks(group)];
  let left = times;
  const client = async () => {
    while (left-- > 0) await askOnce(kind);
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  const seconds = (performance.now() - began) / 1000;
  // A tick is ten milliseconds.
  return { rate: times / seconds, cpu: ((await cpuTicks(group)) - ticks) * (10 / times) };
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
