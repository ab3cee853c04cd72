import { contentSecurityPolicy } from '../policy.ts';

/** The Content Security Policy of the publisher's page. It admits its style, too. */
export function adminPolicy(hasPictures: boolean): string {
  return contentSecurityPolicy(
    hasPictures,
    " 'sha256-YG+z0ZsoIFr8cnaDZwQNW6uh69D7FGf/k98Z6ct3sAc='",
  );
}
