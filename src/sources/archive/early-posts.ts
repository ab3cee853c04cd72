import * as v from 'valibot';
import type { ComparedFile } from './compared-posts.ts';

type EarlyPost = Pick<ComparedFile, 'path' | 'hash'>;

// Posts that are compressed together: about a megabyte.
const postsPerPage = 10_000;

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ path: v.string(), hash: v.optional(v.string()) })),
);

/**
 * Possible posts that come before the configuration of their site. They may be a million, as in an archive of a site of
 * Hugo, whose `content` comes before `hugo.toml`. So they are compressed: to 40 bytes each, instead of 190.
 */
export class EarlyPosts {
  readonly #pages: Uint8Array<ArrayBuffer>[] = [];
  #last: EarlyPost[] = [];

  async add({ path, hash }: EarlyPost): Promise<void> {
    this.#last.push({ path, hash });
    if (this.#last.length < postsPerPage) return;
    this.#pages.push(await through(new CompressionStream('gzip'), JSON.stringify(this.#last)));
    this.#last = [];
  }

  /** Takes all of them out, in the order in which they were added. */
  async *takeAll(): AsyncGenerator<EarlyPost> {
    for (const page of this.#pages.splice(0)) {
      const text = await through(new DecompressionStream('gzip'), page);
      yield* v.parse(schema, new TextDecoder().decode(text));
    }
    yield* this.#last.splice(0);
  }
}

async function through(
  stream: CompressionStream | DecompressionStream,
  part: string | Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const result = new Response(new Blob([part]).stream().pipeThrough(stream));
  return new Uint8Array(await result.arrayBuffer());
}
