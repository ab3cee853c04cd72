import { type Random, randomOf, zipf } from './random.ts';
import { makeSentence, makeTitle, scopeName } from './words.ts';

/** How many categories the posts of a large corpus have, and how many tags. */
const scopeCount = 2_000;

/** A post of the corpus. */
export interface CorpusPost {
  /** The name of its file in `_posts`. */
  readonly name: string;
  readonly title: string;
  readonly category: string;
  readonly tag: string;
  readonly date: string;
  /** Markdown, with some HTML. */
  readonly body: string;
}

// Characters of a body. Lengths are spread evenly by their logarithm, so most posts are short.
const [shortest, longest] = [200, 6_000];
const drawScope = zipf(scopeCount);
const end = Date.UTC(2026, 5, 30, 12);
const millisecondsBetweenPosts = 5 * 60_000;

/**
 * Makes a post, always the same one for the same numbers.
 *
 * @param index from 0, the oldest, up to `count`
 */
export function makePost(index: number, count: number): CorpusPost {
  const random = randomOf(Math.imul(index + 1, 0x9e3779b1));
  const time = new Date(end - (count - index) * millisecondsBetweenPosts).toISOString();
  const day = time.slice(0, 10);
  const clock = time.slice(11, 19);
  const number = String(index).padStart(7, '0');
  return {
    name: `${day}-${day.replaceAll('-', '')}${clock.replaceAll(':', '')}${number}.md`,
    title: makeTitle(random),
    category: scopeName('category', drawScope(random)),
    tag: scopeName('tag', drawScope(random)),
    date: `${day} ${clock} +0800`,
    body: makeBody(random, number),
  };
}

/** The text of the file of a post. */
export function postText({ title, category, tag, date, body }: CorpusPost): string {
  return [
    '---',
    'layout: post',
    `title: "${title}"`,
    `date: ${date}`,
    `categories: ["${category}"]`,
    `tags: ["${tag}"]`,
    '---',
    '',
    body,
  ].join('\n');
}

function makeBody(random: Random, number: string): string {
  const length = shortest * (longest / shortest) ** random();
  const url = `https://wire.example/news/${number}.html`;
  const wrap = random() < 0.25 ? asHtml : asMarkdown;
  const paragraphs: string[] = [];
  for (let written = 0; written < length; written += paragraphs.at(-1)?.length ?? 0) {
    const sentences = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
      makeSentence(random),
    );
    paragraphs.push(wrap(random, sentences.join('').slice(0, length - written), url));
  }
  return `${paragraphs.join('\n\n')}\n\n<${url}>\n\n[返回栏目](../)｜[返回首页](../../)\n`;
}

function asMarkdown(random: Random, text: string, url: string): string {
  if (random() < 0.1) return `**${text.slice(0, 12)}** ${text.slice(12)}`;
  if (random() < 0.1) return `${text}（[来源](${url})）`;
  if (random() < 0.05) return `- ${text.split('，').join('\n- ')}`;
  return text;
}

function asHtml(random: Random, text: string, url: string): string {
  if (random() < 0.1) return `<p><img src="//pictures.example/${text.length}.jpg" alt="图"></p>`;
  if (random() < 0.2)
    return `<p style="text-indent: 2em">${text}&nbsp;<a href="${url}">详情</a></p>`;
  return `<p style="text-indent: 2em">${text}</p>`;
}
