import * as v from 'valibot';
import { Failure } from '../command/failure.ts';

const answer = v.object({ id: v.number(), result: v.exactOptional(v.unknown()) });
const scriptParsed = v.object({
  method: v.literal('Debugger.scriptParsed'),
  params: v.object({ scriptId: v.string() }),
});
const heapUsage = v.object({ usedSize: v.number(), backingStorageSize: v.number() });

/**
 * A connection to the inspector of a local Worker, which speaks the Chrome DevTools Protocol:
 * https://chromedevtools.github.io/devtools-protocol/v8/
 */
export class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  readonly #scripts: string[] = [];
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data))));
  }

  /** @throws {Failure} if nothing listens on the port */
  static async connect(port: number): Promise<Inspector> {
    // wrangler accepts only connections that say where they are from. Node takes headers, which a browser's type lacks.
    const options = { headers: { Origin: `http://127.0.0.1:${port}` } };
    const url = `ws://127.0.0.1:${port}/ws`;
    const socket: WebSocket = Reflect.construct(WebSocket, [url, options]);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true });
      const failed = () => reject(new Failure('the inspector of the Worker cannot be reached'));
      socket.addEventListener('error', failed, { once: true });
    });
    return new Inspector(socket);
  }

  call(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** The ids of the scripts that the runtime has told of, which it does if the domain `Debugger` is enabled. */
  get scripts(): readonly string[] {
    return this.#scripts;
  }

  /** Collects garbage, and returns the bytes that the Worker still holds. An idle Worker answers at its next request. */
  async liveHeap(): Promise<number> {
    await this.call('HeapProfiler.collectGarbage');
    const usage = v.parse(heapUsage, await this.call('Runtime.getHeapUsage'));
    return usage.usedSize + usage.backingStorageSize;
  }

  close(): void {
    this.#socket.close();
  }

  #receive(message: unknown): void {
    const parsed = v.safeParse(scriptParsed, message);
    if (parsed.success) this.#scripts.push(parsed.output.params.scriptId);
    const reply = v.safeParse(answer, message);
    if (!reply.success) return;
    this.#waiting.get(reply.output.id)?.(reply.output.result);
    this.#waiting.delete(reply.output.id);
  }
}
