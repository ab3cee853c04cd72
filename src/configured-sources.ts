import type { Config } from './config/config.ts';
import { ArchiveSource } from './sources/archive/archive.ts';
import { BucketSource, bucketIn } from './sources/bucket/bucket.ts';
import { FeedSource } from './sources/feed/feed.ts';
import type { Access } from './sources/fetch/fetch.ts';
import { GithubSource } from './sources/github/github.ts';
import type { Source } from './sources/source.ts';

/**
 * The sources that the schedule looks at, as the variables and bindings name them.
 *
 * @param environment the Worker's bindings, of which `BUCKET` may be one
 */
export function configuredSources(
  config: Config,
  environment: Readonly<Record<string, unknown>> = {},
): Source[] {
  const access: Access = { contact: config.publicUrl, allowPrivate: config.allowPrivateSources };
  const bounds = { maxBytes: config.archiveMaxBytes };
  const sources: Source[] = [];
  if (config.github !== undefined) {
    sources.push(new GithubSource('github', config.github, access, bounds));
  }
  if (config.archiveUrl !== undefined) {
    sources.push(new ArchiveSource('archive', config.archiveUrl, access, bounds));
  }
  if (config.feedUrl !== undefined) {
    sources.push(new FeedSource('feed', config.feedUrl, access));
  }
  const bucket = bucketIn(environment);
  if (bucket) {
    sources.push(new BucketSource('bucket', bucket, config.bucketPrefix, config.postFolders));
  }
  return sources;
}
