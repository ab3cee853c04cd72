/** Replaces `domutils`, through which `htmlparser2` also has `dom-serializer`. Feedmill uses its tokens only. */
export { throwIfUsed as getFeed } from './throw-if-used.ts';
