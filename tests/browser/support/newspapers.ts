// The sites that browsers are shown: a newspaper each in English, Chinese and Persian.

/** The texts of a site. Its posts are made of them in turn. */
export interface Newspaper {
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly timezone: string;
  readonly title: string;
  readonly description: string;
  readonly articles: readonly (readonly [title: string, summary: string])[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  /** A word of some of the titles. */
  readonly searchWord: string;
  /** The beginning of the names of some of the tags. */
  readonly filter: string;
}

// A word that has no place to break, and markup that must only show.
const longWord = `Donaudampfschifffahrts${'elektrizitätenhauptbetriebswerk'.repeat(4)}`;
const markup = '<b onmouseover=alert(1)>"Fish" & \'chips\'</b>';

export const newspapers = {
  en: {
    language: 'en',
    direction: 'ltr',
    timezone: 'Europe/London',
    title: 'The Ternbay Courier',
    description: 'Independent news from the harbour, the hills and the islands since 1871',
    articles: [
      [
        'The last night ferry leaves without a passenger',
        'For ninety years the late boat brought nurses, bakers and musicians home. On Friday its crew sailed alone, and the mayor asked who is to carry the island after midnight.',
      ],
      [
        'Why the tide bell rang twice',
        'A clock keeper, a storm and a loose rope: the short history of a long minute.',
      ],
      [
        'Council to vote on a harbour of quiet engines',
        'Ships that plug in at the quay would pay a third less. The fishermen want to know who pays for the cable.',
      ],
      [
        'Yellow croaker returns to the inner bay',
        'Biologists counted more fish in a morning than in the whole of last year.',
      ],
      [longWord, ''],
      [markup, `${markup} was on the menu of the harbour café for a day.`],
      ['Ten walks for a foggy weekend', 'Boots, a lamp and a thermos are all it takes.'],
      ['Library opens a room for reading aloud', 'Whispering is not allowed.'],
    ],
    categories: ['Harbour', 'Hills & islands', 'Culture', 'Science', 'Opinion'],
    tags: ['Ferries', 'C++', 'Fog', 'Weather', 'AC/DC', 'Fish', 'Elections', longWord],
    authors: ['Mara Fenwright', 'Tom Ashdown', 'Ines Duarte'],
    searchWord: 'harbour',
    filter: 'fe',
  },
  zh: {
    language: 'zh-CN',
    direction: 'ltr',
    timezone: 'Asia/Shanghai',
    title: '鸥湾晚报',
    description: '港口、群山与海岛的独立新闻：市场、文化、天气与科学',
    articles: [
      [
        '末班夜渡空船离港，市长问：“午夜之后，谁来照看小岛？”',
        '九十年来，这班船把护士、面包师和乐手送回家中。周五，船员们独自启航；码头的灯，一直亮到了天明。',
      ],
      ['潮钟为何敲响两次', '守钟人、暴风雨与一根松脱的绳索：漫长一分钟的短暂历史。'],
      [
        '台风来临前的十二小时：气象台、菜市场与一条空荡荡的街',
        '风还没有到，雨先来了。摊主们把雨棚系了两遍。',
      ],
      ['大黄鱼重返内湾', '生物学家一个上午数到的鱼，比去年全年还多（见图）。'],
      ['年货早市：“腊味、年糕、水仙花”', ''],
      [
        '渡轮接上岸电之后，《港口条例》将如何修订？',
        '靠港接电的船只可少缴三分之一的费用——电缆由谁出钱？',
      ],
      ['用 C++ 写一个 RSS 阅读器', '从 HTTP/2 到 XML 解析，全文约 3,000 字。'],
      ['图书馆新设朗读室', '此处禁止低声细语。'],
    ],
    categories: ['港口', '群山与海岛', '文化', '科学', '评论'],
    tags: ['渡轮', 'C++', '雾', '天气预报', '大众网新闻', '渔业', '选举', '人工智能'],
    authors: ['沈汀澜', '林望潮', 'Mara Fenwright'],
    searchWord: '台风',
    filter: '天',
  },
  fa: {
    language: 'fa',
    direction: 'rtl',
    timezone: 'Asia/Tehran',
    title: 'روزنامهٔ بندر',
    description: 'خبرهای مستقل از بندر، کوه‌ها و جزیره‌ها: بازار، فرهنگ، هوا و دانش',
    articles: [
      [
        'آخرین کشتی شبانه بی‌مسافر راه افتاد',
        'نود سال بود که این کشتی پرستاران، نانواها و نوازندگان را به خانه می‌رساند. جمعه شب، کارکنان کشتی تنها رفتند و شهردار پرسید که پس از نیمه‌شب چه کسی به جزیره می‌رسد.',
      ],
      [
        'چرا ناقوس جزر و مد دو بار نواخته شد؟',
        'نگهبان ساعت، توفان و طنابی شل: تاریخ کوتاه یک دقیقهٔ بلند.',
      ],
      ['قفسه‌ای از کتاب‌های فارسی در کتابخانهٔ شهر', 'از «شاهنامه» تا شعر امروز، در ۱۲۰ جلد.'],
      ['بازگشت ماهی به خلیج درونی', 'زیست‌شناسان در یک صبح بیش از همهٔ سال گذشته ماهی شمردند.'],
      ['نوشتن یک خوراک‌خوان RSS با C++', 'از HTTP/2 تا خواندن XML، در ۳٬۰۰۰ واژه.'],
      ['رأی شورا دربارهٔ بندر بی‌صدا', ''],
      ['ده پیاده‌روی برای آخر هفته‌ای مه‌آلود', 'یک جفت کفش، یک چراغ و یک فلاسک کافی است.'],
      ['اتاقی برای بلندخوانی', 'پچ‌پچ کردن ممنوع است.'],
    ],
    categories: ['بندر', 'کوه‌ها و جزیره‌ها', 'فرهنگ', 'دانش', 'دیدگاه'],
    tags: ['کشتی', 'C++', 'مه', 'هواشناسی', 'کتاب', 'ماهی', 'انتخابات', 'هوش مصنوعی'],
    authors: ['نگار رستمی', 'بهرام کیانی', 'Mara Fenwright'],
    searchWord: 'کشتی',
    filter: 'هوا',
  },
} as const satisfies Readonly<Record<string, Newspaper>>;

/** The names of the newspapers. */
export type NewspaperName = keyof typeof newspapers;
