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
    `style-src 'sha256-baEC91Q0TUtGUSa++bqCHe4cTn1iixzTV90lzDaqgqE='${ownStyle}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
