import type { PublishedSite, Site } from './article.ts';
import type { Podcast } from './podcast.ts';

/** What variables say in place of the site; what none says is not here. */
export interface SiteOverrides
  extends Partial<Pick<Site, 'title' | 'description' | 'language' | 'icon' | 'logo'>> {
  readonly podcast?: Partial<Podcast>;
}

/** The site with what variables say in its place. */
export function overridden(site: PublishedSite, overrides: SiteOverrides): PublishedSite {
  return { ...site, ...overrides, podcast: { ...site.podcast, ...overrides.podcast } };
}

/** The variables that say it. */
interface OverridingVariables {
  readonly SITE_TITLE?: string | undefined;
  readonly SITE_DESCRIPTION?: string | undefined;
  readonly SITE_LANGUAGE?: string | undefined;
  readonly SITE_ICON?: string | undefined;
  readonly SITE_LOGO?: string | undefined;
  readonly PODCAST_CATEGORY?: string | undefined;
  readonly PODCAST_EXPLICIT?: string | undefined;
  readonly PODCAST_EMAIL?: string | undefined;
}

/** What these variables say, once each has been looked at. */
export function siteOverrides(vars: OverridingVariables): SiteOverrides {
  const podcast = {
    ...(vars.PODCAST_CATEGORY ? { category: vars.PODCAST_CATEGORY } : {}),
    ...(vars.PODCAST_EXPLICIT ? { explicit: vars.PODCAST_EXPLICIT === 'true' } : {}),
    ...(vars.PODCAST_EMAIL ? { email: vars.PODCAST_EMAIL } : {}),
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
