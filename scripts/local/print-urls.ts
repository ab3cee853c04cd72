/**
 * Prints the URLs of a local Feedmill that are worth opening, one of each kind.
 *
 * @param isWatching whether a saved post is imported at once
 */
export async function printUrls(origin: string, isWatching: boolean): Promise<void> {
  const page = await (await fetch(`${origin}/`)).text();
  const firstFolder = (kind: string) => new RegExp(`href="(/${kind}/[^"]+/)"`).exec(page)?.[1];
  const urls: [string, string][] = [
    ['/', 'the list of all feeds'],
    ['/rss.xml', 'the whole site as RSS'],
    ['/atom.xml', 'as Atom'],
    ['/feed.json', 'as JSON Feed'],
  ];
  const [category, tag] = [firstFolder('categories'), firstFolder('tags')];
  if (category !== undefined) urls.push([`${category}rss.xml`, 'a category']);
  if (tag !== undefined) urls.push([`${tag}atom.xml`, 'a tag']);
  console.log('\nOpen');
  for (const [path, description] of urls) console.log(`  ${origin}${path}  ${description}`);
  if (isWatching) console.log('\nA post that you save is in the feeds within two seconds.');
  console.log(`${isWatching ? '' : '\n'}Ctrl-C stops it.`);
}
