import {
  type FeedContent,
  feedContents,
  footerPlaceholders,
  type PictureKind,
  type Presentation,
  pictureKinds,
} from '../model/feed-definition.ts';
import { languageTag } from '../model/language.ts';
import { xmlText } from '../model/text.ts';
import { urlInSite } from './absolute-url.ts';
import { showOf } from './feed-show.ts';
import { DefinitionError, emptyOf, inKey, lineOf, list, oneOf, optional } from './feed-values.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';

/**
 * Reads the part of a feed's definition that says how the feed is shown.
 *
 * @param base the site URL
 * @throws {DefinitionError} if a value is not valid
 */
export function presentationOf(values: Values, base: string): Presentation {
  const [title, description] = ['title', 'description'].map((key) => lineOf(values, key));
  const language = optional(values, 'language', (text) => languageTag(text), 'a language tag');
  const image = optional(values, 'image', (text) => urlInSite(text, base), 'a path or URL');
  const content = optional(values, 'content', oneOf<FeedContent>(feedContents), list(feedContents));
  const pictures = optional(
    values,
    'pictures',
    oneOf<PictureKind>(pictureKinds),
    list(pictureKinds),
  );
  const id = optional(values, 'id', oneOf(['permalink', 'jekyll']), 'permalink');
  const footer = footerOf(values);
  if (footer !== undefined && content === 'title') {
    throw new DefinitionError('a feed of titles has no place for a footer', 'footer');
  }
  const show = inKey('podcast', () => showIn(values, base));
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(language === undefined ? {} : { language }),
    ...(image === undefined ? {} : { image }),
    ...(content === undefined ? {} : { content }),
    ...(footer === undefined ? {} : { footer }),
    ...(pictures === undefined ? {} : { pictures }),
    ...(id === 'permalink' ? { hasUrlIds: true } : {}),
    ...show,
  };
}

function showIn({ podcast }: Values, base: string): Pick<Presentation, 'podcast'> {
  if (podcast === undefined || podcast === null) return {};
  const map = mapOf(podcast);
  if (!map) throw new Error('must be a map, like "podcast: {category: Arts}"');
  return { podcast: showOf(map, base) };
}

function footerOf(values: Values): string | undefined {
  const footer = nonBlankText(xmlText(nonBlankText(values.footer) ?? ''));
  if (footer === undefined) return emptyOf(values, 'footer');
  if (footer.length > 1_000) {
    throw new DefinitionError('must be at most 1,000 characters long', 'footer');
  }
  for (const [placeholder, name] of footer.matchAll(/\{([a-z_]+)\}/gi)) {
    if (!footerPlaceholders.some((known) => known === name)) {
      const known = footerPlaceholders.map((one) => `{${one}}`);
      throw new DefinitionError(`has ${placeholder}, and only ${list(known)} exist`, 'footer');
    }
  }
  return footer;
}
