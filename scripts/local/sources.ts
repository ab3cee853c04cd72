import { scheduledSourceVariables } from '../../src/config/sources.ts';
import { workerConfig } from '../command/worker-config.ts';
import { readToml } from '../command/wrangler-toml.ts';

/**
 * Says where a local Feedmill takes posts from, and which variables of the environment it leaves alone.
 *
 * @param variables those of the local Worker
 * @param usesSources whether `--sources` is given
 */
export async function describeSources(
  variables: Readonly<Record<string, string>>,
  usesSources: boolean,
): Promise<string> {
  const { github, archiveUrl, feedUrl } = workerConfig(variables);
  const { r2_buckets } = await readToml();
  const sources = [
    'this folder',
    ...(github ? [`github (${github.owner}/${github.name})`] : []),
    ...(archiveUrl === undefined ? [] : [`archive (${new URL(archiveUrl).host})`]),
    ...(feedUrl === undefined ? [] : [`feed (${new URL(feedUrl).host})`]),
    ...(r2_buckets.some(({ binding }) => binding === 'BUCKET') ? ['bucket (a local one)'] : []),
  ];
  const ignored = scheduledSourceVariables.filter((name) => process.env[name]);
  const hint =
    usesSources || ignored.length === 0
      ? ''
      : `\nNot used without --sources: ${ignored.join(', ')} of the environment`;
  return `Sources: ${sources.join(', ')}${hint}`;
}
