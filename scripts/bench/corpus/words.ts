import { pick, type Random, randomOf, zipf } from './random.ts';

const characters = [
  ...'海山河江湖港口桥路城镇市区县村东西南北中春夏秋冬风雨雪云日月星光早晚今明年季度周天时分钟米吨元',
  ...'价格量率额数比增长降升落平稳快慢高低多少大小新旧开关停运行修建造工厂仓库车船机站台线网电水气油煤',
  ...'钢铁铜铝金银盐茶米面豆果蔬鱼虾牛羊猪鸡蛋奶糖酒布纸木石沙泥土地房屋楼店铺货物品商业企公司部门局院',
  ...'会议报告通知计划项目方案标准规定政策法律合同协议投资贷款利息税费保险基金股票债券期货外汇银行证券',
  ...'学校老师生徒医药病人家庭老少男女父母子孙朋友客户员工经理主任记者专家代表说表示认为指出介绍透露预计',
];

const places = '临江 北港 南屿 青石 松岭 白塘 东桥 西渡 云溪 石湾'.split(' ');
const topics = '渔市 渡轮 盐田 茶园 灯塔 铁路 仓库 水位 粮价 船厂'.split(' ');
const desks = '快讯 早报 观察 公告 数据 研究 访谈 评论 周刊 图说'.split(' ');
const latinDesks = 'Harbour  Wire|TideWeb|Market (north)|C++ Desk'.split('|');

const wordCount = 3_000;
const wordRandom = randomOf(1);
const words = Array.from({ length: wordCount }, () => {
  const third = wordRandom() < 0.15 ? pick(wordRandom, characters) : '';
  return pick(wordRandom, characters) + pick(wordRandom, characters) + third;
});
const drawWord = zipf(wordCount);

/** The name of a category or a tag by its number. Some have spaces, brackets or Latin letters. */
export function scopeName(kind: 'category' | 'tag', index: number): string {
  const desk = latinDesks[(index / 25) % latinDesks.length];
  if (index % 25 === 0 && index > 0) return `${desk} ${kind === 'tag' ? 'T' : 'C'}${index}`;
  const end = kind === 'tag' ? '' : desks[Math.floor(index / 100) % desks.length];
  const place = places[index % places.length];
  const topic = topics[Math.floor(index / 10) % topics.length];
  return `${place}${topic}${end}${index < 100 ? '' : Math.floor(index / 100)}`;
}

/** A headline of some 10 to 25 characters. */
export function makeTitle(random: Random): string {
  const count = 4 + Math.floor(random() * 6);
  const text = Array.from({ length: count }, () => words[drawWord(random)]).join('');
  const share = random() < 0.3 ? `，${(random() * 9).toFixed(1)}%` : '';
  return `${pick(random, places)}${text}${share}`;
}

/** A sentence of some 20 to 70 characters. */
export function makeSentence(random: Random): string {
  const count = 8 + Math.floor(random() * 20);
  const parts: string[] = [];
  for (let index = 0; index < count; index++) {
    parts.push(words[drawWord(random)] ?? '');
    if (random() < 0.12) parts.push('，');
    if (random() < 0.06) parts.push((random() * 5_000).toFixed(random() < 0.5 ? 0 : 2));
  }
  return `${parts.join('').replace(/，$/, '')}。`;
}
