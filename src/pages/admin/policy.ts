import { contentSecurityPolicy } from '../policy.ts';

/** The Content Security Policy of the publisher's page. It admits its style, too. */
export function adminPolicy(hasPictures: boolean): string {
  return contentSecurityPolicy(
    hasPictures,
    " 'sha256-3rUgMZ52MtQ0Q2//eEHrlyVaJsVe2KczlIb045k5FfM='",
  );
}
