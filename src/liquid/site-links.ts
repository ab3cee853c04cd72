import { type Context, type Liquid, Tag, type TagToken, type TopLevelToken } from 'liquidjs';
import { BoundedOutput } from './output.ts';
import type { Rendering } from './rendering.ts';

const longestTarget = 500;

/** A tag that gives the address of a page of the site, by the name of the file that it is from. */
abstract class SiteLink extends Tag {
  protected abstract readonly rendering: Rendering;
  protected readonly target: string;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.target = token.args.trim();
  }

  protected address(target: string): string {
    const { rendering } = this;
    const address =
      target === '' || target.length > longestTarget
        ? undefined
        : rendering.data.resolveLink(target.replace(/^\//, ''));
    if (address !== undefined) return address;
    const name = target.slice(0, 100);
    rendering.note('target', `the tag "${this.name}" names nothing of the site: ${name}`);
    return '';
  }
}

/** `{% post_url 2026-01-31-title %}`, also with folders before the name. */
export abstract class PostUrl extends SiteLink {
  override render(): string {
    return this.address(this.target);
  }
}

/** `{% link _posts/2026-01-31-title.md %}`, and pages and files likewise; variables may be in it. */
export abstract class Link extends SiteLink {
  override *render(context: Context): Generator<unknown, string> {
    if (!this.target.includes('{')) return this.address(this.target);
    const { liquid, rendering } = this;
    rendering.countParsed(this.target);
    const output = new BoundedOutput(rendering);
    yield liquid.renderer.renderTemplates(liquid.parse(this.target), context, output);
    return this.address(output.buffer.trim());
  }
}
