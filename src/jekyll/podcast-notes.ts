import { plainLine } from '../model/text.ts';
import { podcastOf } from './podcast.ts';
import { isKnownCategory } from './podcast-category.ts';
import { podcastValues } from './podcast-values.ts';
import { nonBlankText, type Values } from './values.ts';

/**
 * Lists what podcast directories would refuse in the settings of a podcast, one line each.
 *
 * @param base the site URL
 */
export function podcastNotes(values: Values, base: string): string[] {
  const { category, image, guid, email } = podcastOf(values, base);
  const find = podcastValues(values);
  const written = nonBlankText(find('guid'));
  const address = nonBlankText(find('email'));
  return [
    category !== null && !isKnownCategory(category)
      ? `the podcast's category "${category}" is not one of Apple's, so directories may refuse it`
      : '',
    image === null ? '' : imageNote(image),
    written !== undefined && guid === undefined
      ? `the podcast's guid "${shown(written)}" is ignored: it must be a UUID such as 917393e3-1b1e-5cef-ace4-edaa54e1f810`
      : '',
    address !== undefined && email !== address
      ? `the podcast's email "${shown(address)}" is ignored: it is not a mail address`
      : '',
  ].filter((note) => note !== '');
}

// Directories also want it square, which its URL does not tell.
function imageNote(image: string): string {
  const { protocol, pathname } = new URL(image);
  if (!/\.(?:jpe?g|png)$/i.test(pathname)) {
    return `the podcast's image ${image} is not used: it must be a JPEG or PNG, with such an extension`;
  }
  return protocol === 'https:'
    ? ''
    : `the podcast's image ${image} should have an https URL, since some apps load no other`;
}

function shown(text: string): string {
  return plainLine(text.slice(0, 60));
}
