import { contentSecurityPolicy } from '../policy.ts';

/** The Content Security Policy of the publisher's page. It admits its style, too. */
export function adminPolicy(hasPictures: boolean): string {
  return contentSecurityPolicy(
    hasPictures,
    " 'sha256-dXPI9JKOFzcWjrmSiFRlJSG/4Ba8mpaYEMOGpIY0SBM='",
  );
}
