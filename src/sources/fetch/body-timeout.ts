import { ImportError } from '../../model/problem.ts';

/**
 * The answer with a body that may take long, but not stall: when nothing comes for a while, it fails.
 *
 * @param host what the message calls the server by
 * @param patience milliseconds between two pieces
 */
export function withBodyTimeout(response: Response, host: string, patience: number): Response {
  if (!response.body) return response;
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await inTime(reader, host, patience);
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const { status, statusText, headers, url } = response;
  // A response that is made has no address.
  return Object.defineProperty(new Response(body, { status, statusText, headers }), 'url', {
    value: url,
  });
}

async function inTime(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  host: string,
  patience: number,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leaseTimeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const seconds = patience / 1_000;
      reject(new ImportError(`${host} has stopped in the middle of its answer for ${seconds} s`));
      // Nobody waits for the server to agree.
      reader.cancel().catch(() => {});
    }, patience);
  });
  try {
    return await Promise.race([reader.read(), leaseTimeout]);
  } finally {
    clearTimeout(timer);
  }
}
