import { Agent, get } from 'node:http';

/** A kind of request that is measured. */
export interface RequestKind {
  readonly name: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The result of one round of requests. */
export interface Round {
  /** Requests per second. */
  readonly rate: number;
  /** Milliseconds of CPU time per request. */
  readonly cpu: number;
}

export const concurrency = 8;

const agent = new Agent({ keepAlive: true, maxSockets: concurrency });

/** Sends one request and reads the whole response. */
export function sendRequest({ url, headers = {} }: Pick<RequestKind, 'url' | 'headers'>) {
  return new Promise<{ status: number; etag: string; body: Buffer }>((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers: received } = response;
        resolve({ status, etag: received.etag ?? '', body: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });
}

/**
 * Sends requests and measures them.
 *
 * @param cpuTime measures the milliseconds of CPU time that the Worker has used
 */
export async function measureRound(
  kind: RequestKind,
  count: number,
  cpuTime: () => Promise<number>,
): Promise<Round> {
  const [startedAt, cpuBefore] = [performance.now(), await cpuTime()];
  let left = count;
  const client = async () => {
    while (left-- > 0) await sendRequest(kind);
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  return { rate: count / seconds, cpu: ((await cpuTime()) - cpuBefore) / count };
}
