// A repository as GitHub's API tells of it, put up answer by answer.
import { env } from 'cloudflare:workers';
import { type Config, readConfig } from '../../src/config/config.ts';
import { configuredSources } from '../../src/configured-sources.ts';
import { importPass } from '../../src/import/import-pass.ts';
import { gitBlobId } from '../../src/model/post-file.ts';
import { connect } from '../../src/store/database.ts';
import { archiveOf, type Files } from './archive.ts';
import { publicUrl } from './feedmill.ts';

/** A file of a comparison, with what it holds. */
export interface Changed {
  readonly path: string;
  readonly status: string;
  readonly before?: string;
  /** What the comparison says that it holds. */
  readonly text?: string;
  /** What it holds in truth, where that is something else. */
  readonly inTruth?: string;
}

export class PublishedRepository {
  readonly api = `https://${crypto.randomUUID()}.example`;
  head = '';

  /** Makes a commit that is the newest. */
  async commit(): Promise<string> {
    this.head = crypto.randomUUID().replace(/-/g, '').padEnd(40, '0');
    await this.publish('commits/HEAD', this.head, { ETag: `"${this.head}"` });
    return this.head;
  }

  /** Puts up the archive of the newest commit. */
  async archive(files: Files): Promise<void> {
    await this.publish(`tarball/${this.head}`, await archiveOf(files, 'paper-site-0123abc/'));
  }

  /** Makes a commit, with what differs from the one before. */
  async change(files: readonly Changed[]): Promise<void> {
    const base = this.head;
    const head = await this.commit();
    const listed = files.map(async ({ path, status, before, text = '', inTruth = text }) => {
      if (status !== 'removed') await this.publish(`contents/${path}?ref=${head}`, inTruth);
      const sha = await gitBlobId(new Uint8Array(new TextEncoder().encode(text)));
      return { filename: path, previous_filename: before, status, sha };
    });
    const list = { status: 'ahead', files: await Promise.all(listed) };
    await this.publish(`compare/${base}...${head}?per_page=1&page=1`, JSON.stringify(list));
  }

  /** Puts an answer up for a path of the API. */
  async publish(
    path: string,
    body: string | ArrayBuffer,
    headers: Record<string, string> = {},
  ): Promise<void> {
    const url = `${this.api}/repos/paper/site/${path}`;
    await (await fetch(url, { method: 'PUT', headers, body })).body?.cancel();
  }

  /** Looks at it once. */
  scan(variables: Record<string, string> = {}, d1: D1Database = env.DB) {
    const config: Config = readConfig({
      PUBLIC_URL: publicUrl,
      GITHUB_REPOSITORY: 'paper/site',
      GITHUB_API: this.api,
      ...variables,
    });
    const [source] = configuredSources(config);
    if (!source) throw new Error('there is no source');
    const options = {
      instance: crypto.randomUUID(),
      allowWithdrawals: false,
      clock: () => new Date(),
    };
    return importPass(connect(d1), config, source, options);
  }
}
