import type { PublishedSite, Site } from './article.ts';
import type { Podcast } from './podcast.ts';

/** The values of variables that override the site's own. Unset variables are absent. */
export interface SiteOverrides
  extends Partial<Pick<Site, 'title' | 'description' | 'language' | 'icon' | 'logo'>> {
  readonly podcast?: Partial<Podcast>;
}

/** Applies overrides to a site. */
export function withOverrides(site: PublishedSite, overrides: SiteOverrides): PublishedSite {
  return { ...site, ...overrides, podcast: { ...site.podcast, ...overrides.podcast } };
}

interface OverridingVariables {
  readonly SITE_TITLE?: string | undefined;
  readonly SITE_DESCRIPTION?: string | undefined;
  readonly SITE_LANGUAGE?: string | undefined;
  readonly SITE_ICON?: string | undefined;
  readonly SITE_LOGO?: string | undefined;
  readonly PODCAST_CATEGORY?: string | undefined;
  readonly PODCAST_EXPLICIT?: string | undefined;
  readonly PODCAST_EMAIL?: string | undefined;
  readonly PODCAST_GUID?: string | undefined;
}

/** Makes the overrides from validated variables. */
export function siteOverrides(vars: OverridingVariables): SiteOverrides {
  const podcast = {
    ...(vars.PODCAST_CATEGORY ? { category: vars.PODCAST_CATEGORY } : {}),
    ...(vars.PODCAST_EXPLICIT ? { explicit: vars.PODCAST_EXPLICIT === 'true' } : {}),
    ...(vars.PODCAST_EMAIL ? { email: vars.PODCAST_EMAIL } : {}),
    ...(vars.PODCAST_GUID ? { guid: vars.PODCAST_GUID } : {}),
  };
  return {
    ...(vars.SITE_TITLE ? { title: vars.SITE_TITLE } : {}),
    ...(vars.SITE_DESCRIPTION ? { description: vars.SITE_DESCRIPTION } : {}),
    ...(vars.SITE_LANGUAGE ? { language: vars.SITE_LANGUAGE } : {}),
    ...(vars.SITE_ICON ? { icon: vars.SITE_ICON } : {}),
    ...(vars.SITE_LOGO ? { logo: vars.SITE_LOGO } : {}),
    ...(Object.keys(podcast).length > 0 ? { podcast } : {}),
  };
}
