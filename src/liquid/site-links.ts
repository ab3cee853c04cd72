import { type Context, type Liquid, Tag, type TagToken, type TopLevelToken } from 'liquidjs';
import { LimitedOutput } from './output.ts';
import type { Rendering } from './rendering.ts';

const maxTargetLength = 500;

/** A tag that outputs the URL of a post or page. */
abstract class SiteLink extends Tag {
  protected abstract readonly rendering: Rendering;
  protected readonly target: string;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.target = token.args.trim();
  }

  protected resolve(target: string): string {
    const { rendering } = this;
    const url =
      target === '' || target.length > maxTargetLength
        ? undefined
        : rendering.data.resolveLink(target.replace(/^\//, ''));
    if (url !== undefined) return url;
    const name = target.slice(0, 100);
    rendering.addNote(
      'link-target',
      `the target of the tag "${this.name}" does not exist: ${name}`,
    );
    return '';
  }
}

/** Jekyll's tag `post_url`: `{% post_url 2026-01-31-title %}`. */
export abstract class PostUrl extends SiteLink {
  override render(): string {
    return this.resolve(this.target);
  }
}

/** Jekyll's tag `link`: `{% link _posts/2026-01-31-title.md %}`. The path may contain variables. */
export abstract class Link extends SiteLink {
  override *render(context: Context): Generator<unknown, string> {
    if (!this.target.includes('{')) return this.resolve(this.target);
    const { liquid, rendering } = this;
    rendering.countParsed(this.target);
    const output = new LimitedOutput(rendering);
    yield liquid.renderer.renderTemplates(liquid.parse(this.target), context, output);
    return this.resolve(output.buffer.trim());
  }
}
