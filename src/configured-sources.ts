import type { Config } from './config/config.ts';
import { ArchiveSource } from './sources/archive/archive.ts';
import { bucketIn } from './sources/bucket/binding.ts';
import { BucketSource } from './sources/bucket/bucket.ts';
import { FeedSource } from './sources/feed/feed.ts';
import type { FetchPolicy } from './sources/fetch/fetch.ts';
import { GithubSource } from './sources/github/github.ts';
import type { Source } from './sources/source.ts';

/**
 * The scheduled sources that the configuration and the bindings name.
 *
 * @param bindings the Worker's environment, in which `BUCKET` is optional
 */
export function configuredSources(
  config: Config,
  bindings: Readonly<Record<string, unknown>> = {},
): Source[] {
  const policy: FetchPolicy = {
    contact: config.publicUrl,
    allowPrivate: config.allowPrivateSources,
  };
  const limits = { maxBytes: config.archiveMaxBytes };
  const sources: Source[] = [];
  if (config.github !== undefined) {
    sources.push(new GithubSource('github', config.github, policy, limits));
  }
  if (config.archiveUrl !== undefined) {
    sources.push(new ArchiveSource('archive', config.archiveUrl, policy, limits));
  }
  if (config.feedUrl !== undefined) {
    sources.push(new FeedSource('feed', config.feedUrl, policy));
  }
  const bucket = bucketIn(bindings);
  if (bucket) {
    sources.push(new BucketSource('bucket', bucket, config.bucketPrefix, config.postFolders));
  }
  return sources;
}
