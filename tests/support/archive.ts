// Archives of sites as Git hosts make them, on the test web server.
import { env } from 'cloudflare:workers';
import { packTar } from 'modern-tar';
import { type Config, readConfig } from '../../src/config/config.ts';
import { configuredSources } from '../../src/configured-sources.ts';
import type { PassResult } from '../../src/import/import-pass.ts';
import { importPass } from '../../src/import/import-pass.ts';
import { connect } from '../../src/store/database.ts';
import { plainConfig, publicUrl } from './feedmill.ts';

export type Files = Readonly<Record<string, string>>;

/** Returns the configuration of a Feedmill that imports an archive. */
export function archiveConfig(url: string, changes: Partial<Config> = {}): Config {
  return { ...readConfig({ PUBLIC_URL: publicUrl, ARCHIVE_URL: url }), ...changes };
}

/** Packs files into a gzipped tar archive, in this order and in one folder, as Git hosts do. */
export async function archiveOf(files: Files, folder = 'paper-main/'): Promise<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, text]) => {
    const body = new TextEncoder().encode(text);
    return { header: { name: folder + name, size: body.length }, body };
  });
  // GitHub's archives begin with the commit id and contain entries for folders.
  const comment = { name: 'pax_global_header', size: 0, type: 'pax-global-header' } as const;
  const top = { name: folder || './', size: 0, type: 'directory' } as const;
  const bytes = await packTar([
    { header: { ...comment, pax: { comment: '0123abcd' } } },
    { header: top },
    ...entries,
  ]);
  return new Response(
    new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')),
  ).arrayBuffer();
}

/** A site in an archive with its own URL. */
export class PublishedSite {
  readonly url = `https://archives.example/${crypto.randomUUID()}.tar.gz`;
  #version = 0;

  /** Publishes a configuration and these files, in this order, with a new ETag. */
  async publish(files: Files, config = plainConfig): Promise<void> {
    await this.publishBytes(await archiveOf({ '_config.yml': config, ...files }));
  }

  /** Publishes any bytes with any status. An ETag of null means that none is sent. */
  async publishBytes(
    bytes: ArrayBuffer,
    etag: string | null = `W/"v${++this.#version}"`,
    status = 200,
  ): Promise<void> {
    const headers: Record<string, string> = {
      'X-Status': String(status),
      ...(etag === null ? {} : { ETag: etag }),
    };
    await fetch(this.url, { method: 'PUT', headers, body: bytes });
  }

  /** Imports the published archive, in as many passes as it takes. */
  async import(
    changes: Partial<Config> = {},
    options: { d1?: D1Database; now?: Date } = {},
  ): Promise<PassResult> {
    const { d1 = env.DB, now = new Date() } = options;
    const config = archiveConfig(this.url, changes);
    const [source] = configuredSources(config);
    if (!source) throw new Error('there is no source');
    const pass = { jobId: crypto.randomUUID(), allowWithdrawals: false, clock: () => now };
    for (;;) {
      const result = await importPass(connect(d1), config, source, pass);
      if (result !== 'partial') return result;
    }
  }
}
