/**
 * The Content Security Policy of pages. They have no scripts, one style, which its SHA-256 admits, and
 * pictures of other hosts only if that is configured.
 *
 * @param ownStyle the SHA-256 of a style that a page has of its own, as a source of the policy
 */
export function contentSecurityPolicy(hasPictures: boolean, ownStyle = ''): string {
  return [
    "default-src 'none'",
    `img-src 'self'${hasPictures ? ' https:' : ''}`,
    `style-src 'sha256-sYy0eGeP0Nvo2JFYzZK45Tu6Yc3y9x3PHOOmC4IRkDQ='${ownStyle}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
