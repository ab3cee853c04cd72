import { ImportError } from '../../model/problem.ts';

/**
 * Copies a response, with a body that fails if it stalls. The time for the whole body is not limited.
 *
 * @param host the server's name in the error
 * @param timeout milliseconds to wait for each chunk
 */
export function withBodyTimeout(response: Response, host: string, timeout: number): Response {
  if (!response.body) return response;
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await readChunk(reader, host, timeout);
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const { status, statusText, headers, url } = response;
  // The constructor cannot set a URL.
  return Object.defineProperty(new Response(body, { status, statusText, headers }), 'url', {
    value: url,
  });
}

async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  host: string,
  timeout: number,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new ImportError(`${host} stalled for ${timeout / 1_000} s in the middle of its response`),
      );
      // Not awaited, since it may never settle if the server has stalled.
      reader.cancel().catch(() => {});
    }, timeout);
  });
  try {
    return await Promise.race([reader.read(), timedOut]);
  } finally {
    if (timer !== undefined) clearTimeout(timer);
  }
}
