const words = (...lines: readonly string[]) => new Set(lines.flatMap((line) => line.split(' ')));

/** The elements that are kept, besides MathML. */
export const allowedTags: ReadonlySet<string> = words(
  'address article aside footer header h1 h2 h3 h4 h5 h6 hgroup main nav section blockquote dd div dl dt',
  'figcaption figure hr li menu ol p pre ul center details summary a abbr b bdi bdo br cite code data dfn',
  'del em i ins kbd mark q rb rp rt rtc ruby s samp small span strong sub sup time u var wbr caption col',
  'colgroup table tbody td tfoot th thead tr img picture source video audio track iframe input',
);

/** The attributes that are kept, by the name of the element. Those of `*` are kept on every element. */
export const allowedAttributes: Readonly<Record<string, ReadonlySet<string>>> = {
  '*': words('title lang dir id'),
  a: words('href rel hreflang type download'),
  img: words('src srcset sizes alt width height loading'),
  source: words('src srcset sizes media type width height'),
  video: words('src poster width height controls loop muted'),
  audio: words('src controls loop'),
  track: words('src kind srclang label'),
  iframe: words('src width height allowfullscreen sandbox'),
  input: words('type checked disabled'),
  blockquote: words('cite'),
  q: words('cite'),
  ol: words('start reversed type'),
  code: words('class'),
  pre: words('class'),
  td: words('colspan rowspan align'),
  th: words('colspan rowspan align scope'),
  col: words('span'),
  colgroup: words('span'),
  time: words('datetime'),
  math: words(
    'display alttext mathvariant displaystyle scriptlevel stretchy fence separator lspace rspace form accent',
    'accentunder linethickness columnalign rowalign columnspan rowspan open close separators notation width',
    'height depth voffset movablelimits largeop symmetric minsize maxsize columnlines rowlines frame',
  ),
};

/** The attributes that are kept without a value. */
export const emptyAttributes: ReadonlySet<string> = words(
  'allowfullscreen controls loop muted reversed checked disabled',
);
