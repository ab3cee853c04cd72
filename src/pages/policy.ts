/**
 * The Content Security Policy of pages. They have no scripts, one style, which its SHA-256 admits, and
 * pictures of other hosts only if that is configured.
 */
export function contentSecurityPolicy(hasPictures: boolean): string {
  return [
    "default-src 'none'",
    `img-src 'self'${hasPictures ? ' https:' : ''}`,
    "style-src 'sha256-dVhfKX2smVXTWrABwbZJOzKABIqdj3ZuXWBEsy515PI='",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
