import { dayNames, monthNames } from '../../jekyll/permalink.ts';
import type { WallTime } from '../../jekyll/ruby-time.ts';
import { datePartsOf } from '../shared/dates.ts';
import { hugoPath } from './path.ts';

/** The properties of a page that its URL depends on. */
export interface HugoPage {
  /** The folders below `content`; that of a page bundle is not one of them. */
  readonly sections: readonly string[];
  /** The file name without language and extension, or the folder of a page bundle. */
  readonly baseName: string;
  /** Empty if there is none. */
  readonly slug: string;
  readonly title: string;
  /** The date as it is written, in the zone that it names. */
  readonly date: WallTime;
}

/** How a site writes paths. */
export interface HugoPathOptions {
  readonly keepsCase: boolean;
  readonly removesAccents: boolean;
}

/** Expands a pattern of `permalinks`, such as `/:year/:month/:slug/`. Unknown tokens stay as they are. */
export function expandPermalink(pattern: string, page: HugoPage, options: HugoPathOptions): string {
  return pattern.replace(/:(\w+)(\[[^\]]+\])?/g, (token, name: string, slice?: string) => {
    if (slice !== undefined) {
      return name === 'sections' ? sliced(page.sections, slice.slice(1, -1)).join('/') : token;
    }
    return tokenValue(name, page, (text) => hugoPath(text, options)) ?? token;
  });
}

function tokenValue(
  token: string,
  page: HugoPage,
  path: (text: string) => string,
): string | undefined {
  const { sections, baseName, slug, title, date } = page;
  const day = new Date(Date.UTC(date.year, date.month - 1, date.day));
  switch (token) {
    case 'year':
    case 'month':
    case 'day':
      return datePartsOf(date)[token];
    case 'monthname':
      return monthNames[date.month - 1];
    case 'weekday':
      return String(day.getUTCDay());
    case 'weekdayname':
      return dayNames[day.getUTCDay()];
    case 'yearday':
      return String((day.getTime() - Date.UTC(date.year, 0, 1)) / 86_400_000 + 1);
    case 'section':
      return sections[0] ?? '';
    case 'sections':
      return sections.join('/');
    case 'title':
      return path(title);
    case 'slug':
      return path(slug || title);
    case 'filename':
    case 'contentbasename':
      return path(baseName);
    case 'slugorfilename':
    case 'slugorcontentbasename':
      return path(slug || baseName);
    default:
      return undefined;
  }
}

/** The part of a list that `1:`, `:last`, `1:2` or `last` names, as in `:sections[1:]`. */
function sliced(list: readonly string[], range: string): readonly string[] {
  const indexOf = (text: string, fallback: number) => {
    if (text === '') return fallback;
    return text === 'last' ? list.length - 1 : Math.max(0, Number.parseInt(text, 10) || 0);
  };
  const [start = '', end] = range.trim().toLowerCase().split(':');
  const first = indexOf(start, 0);
  return list.slice(first, end === undefined ? first + 1 : indexOf(end, list.length));
}
