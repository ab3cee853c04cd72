import type { Enclosure, PublishedSite } from '../model/article.ts';
import type { Presentation } from '../model/feed-definition.ts';
import { escapeHtml } from '../model/text.ts';
import { type FeedItem, showsImage } from './item.ts';
import { imageType } from './media.ts';

/** The site as a feed shows it: with the feed's own picture and the metadata of its show. */
export function presentedSite(
  site: PublishedSite,
  { image, podcast }: Presentation,
): PublishedSite {
  return {
    ...site,
    ...(image === undefined ? {} : { icon: image, logo: image }),
    podcast: { ...site.podcast, ...(image === undefined ? {} : { image }), ...podcast },
  };
}

/** An item as a feed shows it. */
export function presentItem(item: FeedItem, presentation: Presentation): FeedItem {
  const { content, footer, pictures, hasUrlIds } = presentation;
  const identified = hasUrlIds ? { ...item, id: item.url } : item;
  if (content === 'title') return titleOnly(identified);
  const pictured = pictures === undefined ? identified : withPicture(identified, pictures);
  return footer === undefined ? pictured : withFooter(pictured, footer);
}

// An article without a title has a summary, or its URL is its title already.
function titleOnly(item: FeedItem): FeedItem {
  return { ...item, title: item.title || item.summary, summary: '', content: undefined };
}

function withPicture(item: FeedItem, pictures: Presentation['pictures']): FeedItem {
  const { image, imageDetails, content, enclosure } = item;
  if (image === null) return item;
  if (pictures === 'enclosure' && enclosure === null) {
    return { ...item, enclosure: pictureFile(image) };
  }
  if (pictures !== 'text' || content === undefined || showsImage(item)) return item;
  const { width, height, alt = '' } = imageDetails;
  const size = width && height ? ` width="${width}" height="${height}"` : '';
  const picture = `<img src="${escapeHtml(image)}" alt="${escapeHtml(alt)}"${size}>`;
  return { ...item, content: `<p>${picture}</p>\n${content}` };
}

// The length is unknown, and pictures without an extension are nearly always JPEGs.
function pictureFile(url: string): Enclosure {
  return { url, mediaType: imageType(url) ?? 'image/jpeg', length: 0, duration: null };
}

function withFooter(item: FeedItem, footer: string): FeedItem {
  if (item.content !== undefined) {
    return { ...item, content: `${item.content}\n<p>${footerHtml(item, footer)}</p>` };
  }
  const { url, title, summary } = item;
  const text = filled(footer, { url, link: title || url, title }, (one) => one);
  return { ...item, summary: summary === '' ? text : `${summary} ${text}` };
}

function footerHtml({ url, title }: FeedItem, footer: string): string {
  const linkTo = (text: string) => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
  const values = { url: linkTo(url), link: linkTo(title || url), title: escapeHtml(title) };
  return filled(footer, values, (text) => escapeHtml(text).replaceAll('\n', '<br>'));
}

interface FooterValues {
  readonly url: string;
  readonly link: string;
  readonly title: string;
}

/** Fills in the placeholders of a footer. The texts around them are converted. */
function filled(footer: string, values: FooterValues, convert: (text: string) => string): string {
  return footer
    .split(/(\{(?:url|link|title)\})/)
    .map((part) => {
      if (part === '{url}') return values.url;
      if (part === '{link}') return values.link;
      return part === '{title}' ? values.title : convert(part);
    })
    .join('');
}
