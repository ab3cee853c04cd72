import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a site like that of an automated newsroom: short posts in HTML or Markdown, each with a tag and
 * one of fifty categories. The same count always gives the same site.
 */
export async function writeNewsroom(root: string, count: number): Promise<void> {
  const folder = join(root, '_posts');
  await mkdir(folder, { recursive: true });
  await writeFile(join(root, '_config.yml'), config);
  for (let index = 0; index < count; index++) {
    const time = new Date(start + index * 7 * 60_000).toISOString();
    const name = `${time.slice(0, 10)}-${time.slice(0, 10).replaceAll('-', '')}${index}.md`;
    await writeFile(join(folder, name), makePost(index, time));
  }
}

const config =
  'title: 山海快讯\nurl: https://newsroom.example\nlang: zh-CN\ntimezone: Asia/Shanghai\n';
const start = Date.UTC(2025, 0, 1);
const places = '临江 北港 南屿 青石 松岭 白塘 东桥 西渡'.split(' ');
const topics = '渔市 渡轮 盐田 茶园 灯塔 铁路 仓库 水位'.split(' ');
const events = '早盘平稳 扩建完工 价格小幅回升 发布新一轮招标 运量创年内新高 停运检修三天'.split(
  ' ',
);
const categories = Array.from({ length: 50 }, (_, index) => `${pick(places, index)}${index}`);

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

function makePost(index: number, time: string): string {
  const topic = pick(topics, index * 3 + 1);
  const subject = `${pick(places, index)}${topic}${pick(events, index * 5 + 2)}`;
  return [
    '---',
    'layout: post',
    `title: "${subject}，第 ${index} 号快讯"`,
    `date: ${time.slice(0, 10)} ${time.slice(11, 19)} +0800`,
    `categories: ${pick(categories, index * 7)}`,
    `tags: ${topic}快讯`,
    '---',
    '',
    makeBody(index, subject),
  ].join('\n');
}

function makeBody(index: number, subject: string): string {
  const url = `https://source.example/news/${index}.html`;
  const end = `\n<${url}>\n\n[返回快讯](../news/)\n[返回首页](../)\n`;
  if (index % 4 !== 0) return `${subject}。记者从码头得知，下午三点以前还会有新的消息。\n${end}`;
  const paragraphs = Array.from(
    { length: 3 + (index % 5) },
    (_, part) =>
      `<p style="text-indent: 2em">${subject}，这是第 ${part + 1} 段，说的是<strong>今天</strong>的` +
      `<a href="${url}#${part}">情形</a>&nbsp;与昨天相比的变化。</p>`,
  );
  return `${paragraphs.join('\n')}\n<p><img src="//pictures.example/${index}.jpg" alt="图"></p>\n${end}`;
}
