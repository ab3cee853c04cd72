// WordPress links to no older pages of its feeds, but publishes them: `?paged=2` and so on, until a 404.

const generator = /^https?:\/\/(?:www\.)?wordpress\.(?:org|com)\b/;

/**
 * The URL of the page of a WordPress feed that follows another.
 *
 * @param generatorText the text of the feed's `generator`
 * @returns undefined if WordPress has not made the feed
 */
export function nextWordPressPage(generatorText: string, url: string): string | undefined {
  const next = URL.parse(url);
  if (!next || !generator.test(generatorText)) return undefined;
  next.searchParams.set('paged', String(pageNumber(next) + 1));
  return next.href;
}

function pageNumber({ searchParams }: URL): number {
  const number = Number(searchParams.get('paged') ?? 1);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}
