// A repository on GitHub, published as the responses of its API.
import { env } from 'cloudflare:workers';
import { type Config, readConfig } from '../../src/config/config.ts';
import { configuredSources } from '../../src/configured-sources.ts';
import { importPass } from '../../src/import/import-pass.ts';
import { gitBlobId } from '../../src/model/post-file.ts';
import { connect } from '../../src/store/database.ts';
import { archiveOf, type Files } from './archive.ts';
import { publicUrl } from './feedmill.ts';

/** A changed file of a comparison. */
interface ChangedFile {
  readonly path: string;
  readonly status: string;
  readonly before?: string;
  /** The content whose blob id the comparison lists. */
  readonly text?: string;
  /** The actual content, if it differs. */
  readonly actualText?: string;
}

export class PublishedRepository {
  readonly api = `https://${crypto.randomUUID()}.example`;
  head = '';

  /** Makes a new commit, the head of the branch. */
  async commit(): Promise<string> {
    this.head = crypto.randomUUID().replace(/-/g, '').padEnd(40, '0');
    await this.publish('commits/HEAD', this.head, { ETag: `"${this.head}"` });
    return this.head;
  }

  /** Publishes the archive of the head. */
  async archive(files: Files): Promise<void> {
    await this.publish(`tarball/${this.head}`, await archiveOf(files, 'paper-site-0123abc/'));
  }

  /** Makes a commit and publishes its comparison with the previous one. */
  async change(files: readonly ChangedFile[]): Promise<void> {
    const base = this.head;
    const head = await this.commit();
    const listed = files.map(async ({ path, status, before, text = '', actualText = text }) => {
      if (status !== 'removed') await this.publish(`contents/${path}?ref=${head}`, actualText);
      const sha = await gitBlobId(new Uint8Array(new TextEncoder().encode(text)));
      return { filename: path, previous_filename: before, status, sha };
    });
    const list = { status: 'ahead', files: await Promise.all(listed) };
    await this.publish(`compare/${base}...${head}?per_page=1&page=1`, JSON.stringify(list));
  }

  /** Publishes the response at a path of the API. */
  async publish(
    path: string,
    body: string | ArrayBuffer,
    headers: Record<string, string> = {},
  ): Promise<void> {
    const url = `${this.api}/repos/paper/site/${path}`;
    await (await fetch(url, { method: 'PUT', headers, body })).body?.cancel();
  }

  /** Imports the repository in one pass. */
  importOnce(variables: Record<string, string> = {}, d1: D1Database = env.DB) {
    const config: Config = readConfig({
      PUBLIC_URL: publicUrl,
      GITHUB_REPOSITORY: 'paper/site',
      GITHUB_API: this.api,
      ...variables,
    });
    const [source] = configuredSources(config);
    if (!source) throw new Error('there is no source');
    const options = {
      jobId: crypto.randomUUID(),
      allowWithdrawals: false,
      clock: () => new Date(),
    };
    return importPass(connect(d1), config, source, options);
  }
}
