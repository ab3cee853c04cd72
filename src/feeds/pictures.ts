import type { Attributes } from './element.ts';
import type { FeedItem } from './item.ts';

/** An item's picture and file as Media RSS has them: for `media:content` and `media:thumbnail`. */
export function mediaOf({ image, enclosure }: FeedItem): {
  readonly contents: readonly Attributes[];
  readonly thumbnails: readonly Attributes[];
} {
  return {
    contents: [
      ...(enclosure ? [fileOf(enclosure)] : []),
      ...(image === null ? [] : [{ url: image, medium: 'image' }]),
    ],
    thumbnails: image === null ? [] : [{ url: image }],
  };
}

/**
 * The first of some pictures that RSS and the directories of podcasts can show: GIF, JPEG or PNG by
 * its ending.
 */
export function plainPicture(...pictures: readonly (string | null)[]): string | undefined {
  return (
    pictures.find(
      (picture) => picture !== null && /\.(?:gif|jpe?g|png)$/i.test(new URL(picture).pathname),
    ) ?? undefined
  );
}

function fileOf({
  url,
  mediaType,
  length,
  duration,
}: NonNullable<FeedItem['enclosure']>): Attributes {
  const [kind] = mediaType.split('/');
  return {
    url,
    type: mediaType,
    medium: kind === 'audio' || kind === 'video' || kind === 'image' ? kind : 'document',
    ...(length > 0 ? { fileSize: length } : {}),
    ...(duration ? { duration } : {}),
  };
}
