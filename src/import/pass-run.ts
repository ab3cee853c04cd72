import { storedSiteConfig } from '../jekyll/site-config.ts';
import { ImportError } from '../model/problem.ts';
import type { Database } from '../store/database.ts';
import {
  findRunningRun,
  type StartedRun,
  type StoredSource,
  startNextRun,
  startRun,
} from '../store/sources/runs.ts';
import type { OpenRun } from './import-posts.ts';
import type { RunOpener } from './import-run.ts';
import type { ReadSite } from './read-settings.ts';
import { storedSupportFiles } from './render-context.ts';

/** What a pass is told by the job that it belongs to. */
export interface PassOptions {
  /** Identifies the job: all of its passes are one run. */
  readonly instance: string;
  /** Whether a large part of the source's articles may be withdrawn. */
  readonly allowWithdrawals: boolean;
  clock(): Date;
}

/** The run of a pass: a pass continues the run of its job, or starts one. */
export class PassRun implements RunOpener {
  readonly #db: Database;
  readonly #name: string;
  readonly #stored: StoredSource | undefined;
  readonly #site: ReadSite | undefined;
  readonly #options: PassOptions;

  constructor(
    db: Database,
    name: string,
    stored: StoredSource | undefined,
    site: ReadSite | undefined,
    options: PassOptions,
  ) {
    this.#db = db;
    this.#name = name;
    this.#stored = stored;
    this.#site = site;
    this.#options = options;
  }

  get sourceId(): number | undefined {
    return this.#stored?.id;
  }

  async find(): Promise<OpenRun | undefined> {
    if (!this.#stored) return undefined;
    const running = await findRunningRun(this.#db, this.#stored.id, this.#options.instance);
    return running && this.#opened({ runId: running.id, sourceId: running.sourceId });
  }

  async open(): Promise<OpenRun> {
    const { instance, clock } = this.#options;
    const stored = this.#stored;
    const settings = this.#site?.settings ?? stored?.settings;
    if (stored && stored.settings === settings) {
      const started = () => startNextRun(this.#db, stored.id, clock(), instance);
      return (await this.find()) ?? this.#opened(await started());
    }
    if (!this.#site) throw new ImportError('the source has no configuration yet');
    return this.#opened(await startRun(this.#db, this.#name, this.#site, clock(), instance));
  }

  #opened({ runId, sourceId }: StartedRun): OpenRun {
    const site = this.#site?.site ?? storedSiteConfig(this.#stored?.site);
    const settings = this.#site?.settings ?? this.#stored?.settings ?? '';
    return { runId, sourceId, site, settings, files: storedSupportFiles(this.#db, sourceId, site) };
  }
}
