import * as v from 'valibot';
import { Failure } from '../../command/failure.ts';

// The Chrome DevTools Protocol, as far as it is used: https://chromedevtools.github.io/devtools-protocol/v8/
const answer = v.object({ id: v.number(), result: v.exactOptional(v.unknown()) });
const scriptParsed = v.object({
  method: v.literal('Debugger.scriptParsed'),
  params: v.object({ scriptId: v.string(), url: v.string() }),
});
const scriptSource = v.object({ scriptSource: v.string() });
const profileNode = v.object({
  id: v.number(),
  callFrame: v.object({
    functionName: v.string(),
    scriptId: v.string(),
    url: v.string(),
    lineNumber: v.number(),
  }),
  children: v.optional(v.array(v.number()), []),
});
const stoppedProfile = v.object({
  profile: v.object({ nodes: v.array(profileNode), samples: v.array(v.number()) }),
});

/** A function at a place in the tree of calls. */
export type ProfileNode = v.InferOutput<typeof profileNode>;

/** Where a Worker was at regular moments. */
export interface Profile {
  readonly nodes: readonly ProfileNode[];
  /** The ids of the nodes that were running. */
  readonly samples: readonly number[];
  /** The source of the Worker, which is one script. */
  readonly source: string;
}

// Microseconds between two samples.
const interval = 1_000;

/**
 * Profiles a local Worker while a task runs.
 *
 * @param port the inspector's
 */
export async function profileWorker(port: number, task: () => Promise<void>): Promise<Profile> {
  const inspector = await Inspector.connect(port);
  try {
    await inspector.call('Debugger.enable');
    const source = await inspector.sourceOfWorker();
    await inspector.call('Debugger.disable');
    await inspector.call('Profiler.enable');
    await inspector.call('Profiler.setSamplingInterval', { interval });
    await inspector.call('Profiler.start');
    await task();
    const { profile } = v.parse(stoppedProfile, await inspector.call('Profiler.stop'));
    return { ...profile, source };
  } finally {
    inspector.close();
  }
}

class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  readonly #scripts: { readonly scriptId: string; readonly url: string }[] = [];
  #lastId = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data))));
  }

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

  async sourceOfWorker(): Promise<string> {
    const sources: string[] = [];
    for (const { scriptId } of this.#scripts) {
      const result = await this.call('Debugger.getScriptSource', { scriptId });
      sources.push(v.parse(scriptSource, result).scriptSource);
    }
    return sources.find((source) => source.includes('// src/worker.ts')) ?? '';
  }

  close(): void {
    this.#socket.close();
  }

  #receive(message: unknown): void {
    const parsed = v.safeParse(scriptParsed, message);
    if (parsed.success) this.#scripts.push(parsed.output.params);
    const reply = v.safeParse(answer, message);
    if (!reply.success) return;
    this.#waiting.get(reply.output.id)?.(reply.output.result);
    this.#waiting.delete(reply.output.id);
  }
}
