/**
 * The Content Security Policy of pages. They have no scripts, one style, which its SHA-256 admits, and
 * pictures of other hosts only if that is configured.
 */
export function contentSecurityPolicy(hasPictures: boolean): string {
  return [
    "default-src 'none'",
    `img-src 'self'${hasPictures ? ' https:' : ''}`,
    "style-src 'sha256-lvX+0+oEc5K+hr/1+P5nS5V1mWshJ7C3W3N6P6OOunI='",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
