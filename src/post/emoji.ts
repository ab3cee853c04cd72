import type { SiteConfig } from '../jekyll/site-config.ts';
import { lazy } from '../model/lazy.ts';
import { namedCharacters } from '../model/named-characters.ts';
import { emojiNames } from './emoji-names.ts';
import { type HtmlNode, isElement } from './html/node.ts';

// As in jemoji, names in these stay as they are.
const code = new Set(['code', 'kbd', 'math', 'pre', 'samp']);

const isShownAsText = /^\P{Emoji_Presentation}$/u;

/** Replaces the names of emoji, such as `:tada:`. */
export interface EmojiNames {
  inText(text: string): string;
  /** Replaces names outside of code. */
  inNodes(nodes: readonly HtmlNode[]): readonly HtmlNode[];
}

/** How a site shows the names of emoji: as emoji if it has the plugin jemoji, else as they are. */
export function emojiOf({ values, generator }: EmojiSettings): EmojiNames {
  if (![values.plugins, values.gems].flat().includes('jemoji')) return asWritten;
  // Hugo and Zola replace names in Markdown only. Titles stay as they are written.
  const inText = generator === 'jekyll' ? textWithEmoji : asWritten.inText;
  return { inText, inNodes: nodesWithEmoji };
}

type EmojiSettings = Pick<SiteConfig, 'values' | 'generator'>;

const asWritten: EmojiNames = { inText: (text) => text, inNodes: (nodes) => nodes };

function textWithEmoji(text: string): string {
  return text.replace(
    /:([a-z\d_+-]{1,60}):/g,
    (source, name: string) => emojiByName().get(name) ?? source,
  );
}

function nodesWithEmoji(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.map((node) => {
    if (!isElement(node)) return textWithEmoji(node);
    return code.has(node.name) ? node : { ...node, children: nodesWithEmoji(node.children) };
  });
}

// Unicode shows some characters as text, unless a selector follows them.
const emojiByName = lazy((): ReadonlyMap<string, string> => {
  const characters = namedCharacters(emojiNames);
  for (const [name, character] of characters) {
    if (isShownAsText.test(character)) characters.set(name, `${character}\ufe0f`);
  }
  return characters;
});
