import { get } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** The X-Cache header. */
  readonly from: string;
}

/** Sends a request with these headers only; fetch would add others. */
export function ask(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(origin + path, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        const from = String(headers['x-cache']);
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks), from });
      });
    }).on('error', reject);
  });
}
