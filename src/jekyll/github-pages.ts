/** The facts that tell where GitHub Pages serves a site. */
export interface PagesHints {
  /** The text of the file `CNAME`, which has the host. */
  readonly cname?: string | undefined;
  /** The GitHub repository of the site, `owner/name`. */
  readonly repository?: string | undefined;
}

/** The address of a site on GitHub Pages. */
interface PagesUrl {
  readonly origin: string;
  /** Empty, or with a slash at the start and none at the end. */
  readonly path: string;
  /** Whether it is only by the repository. The site may be elsewhere. */
  readonly isGuess: boolean;
}

/**
 * Finds out where GitHub Pages serves a site: at the host in `CNAME`, else at `owner.github.io` for the
 * repository of that name, and in a folder of it for any other one.
 *
 * @param baseUrl the `baseurl` of the configuration; empty if it has none
 */
export function pagesUrl(baseUrl: string, { cname, repository }: PagesHints): PagesUrl | undefined {
  const path = baseUrl.replace(/^\/+|\/+$/g, '');
  const configuredPath = path === '' ? '' : `/${path}`;
  const host = hostOf(cname ?? '');
  if (host !== undefined) {
    return { origin: `https://${host}`, path: configuredPath, isGuess: false };
  }
  const [, owner, name] = repositoryParts.exec(repository ?? '') ?? [];
  if (owner === undefined || name === undefined) return undefined;
  const userHost = `${owner.toLowerCase()}.github.io`;
  const isUserSite = name.toLowerCase() === userHost;
  const repositoryPath = isUserSite ? '' : `/${name}`;
  return { origin: `https://${userHost}`, path: configuredPath || repositoryPath, isGuess: true };
}

const repositoryParts =
  /^(?:https?:\/\/(?:www\.)?github\.com\/)?([A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?)\/([\w.-]+?)(?:\.git)?\/?$/;

/** The `owner/name` of the GitHub repository at a URL of Git or of an archive; undefined for any other. */
export function githubRepositoryAt(url: string): string | undefined {
  const [, owner, name] =
    /^(?:(?:https?|ssh|git):\/\/(?:[^/@\s]*@)?|[^/@\s]+@)(?:www\.|codeload\.)?github\.com(?::\d+)?[/:]([\w-]+)\/([\w.-]+?)(?:\.git)?(?:\/.*)?$/i.exec(
      url,
    ) ?? [];
  return owner === undefined || name === undefined ? undefined : `${owner}/${name}`;
}

/** The host in the text of a `CNAME`; undefined if it has none. */
function hostOf(cname: string): string | undefined {
  const lines = cname.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const line = lines
    .map((text) => text.trim())
    .find((text) => text !== '' && !text.startsWith('#'));
  if (line === undefined || /[\s@\\]/.test(line)) return undefined;
  const url = URL.parse(`https://${line.replace(/^(?:https?:)?\/\//i, '')}`);
  return url?.hostname.includes('.') ? url.host.replace(/\.$/, '') : undefined;
}
