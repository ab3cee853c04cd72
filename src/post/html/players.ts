import { lazy } from '../../model/lazy.ts';

// Players and other frames that publishers embed and feed readers can show: hosts, some with the start of a
// path. `www.`, `m.` and such are not written. A host that begins with a dot stands for its subdomains.
const players = [
  // Video
  'youtube.com/embed/ youtube.com/v/ youtube-nocookie.com/embed/ player.vimeo.com dailymotion.com/embed/',
  'geo.dailymotion.com player.twitch.tv clips.twitch.tv embed.ted.com embed-ssl.ted.com rumble.com/embed/',
  'odysee.com/$/embed/ bitchute.com/embed/ streamable.com loom.com/embed/ loom.com/share/ fast.wistia.net',
  'fast.wistia.com .wistia.com play.vidyard.com players.brightcove.net cdn.jwplayer.com content.jwplatform.com',
  'iframe.videodelivery.net .cloudflarestream.com iframe.mediadelivery.net player.mediadelivery.net',
  'player.mux.com videopress.com video.wordpress.com coub.com/embed/ medal.tv media.ccc.de vine.co',
  'facebook.com/plugins/video facebook.com/plugins/post facebook.com/video/embed tiktok.com/embed',
  'tiktok.com/player/ instagram.com/p/ instagram.com/reel/ instagram.com/tv/ asciinema.org giphy.com/embed/',
  'tenor.com/embed/ gfycat.com/ifr/ imgur.com rutube.ru/play/embed/ vk.com/video_ext.php ok.ru/videoembed/',
  'vkvideo.ru/video_ext.php aparat.com/video/ arte.tv/embeds/ kickstarter.com/projects/ archive.org/embed/',
  'archive.org/details/ cdnapisec.kaltura.com',
  // Video in China, Japan and Korea
  'player.bilibili.com bilibili.com/blackboard/ player.youku.com open.iqiyi.com player.iqiyi.com iqiyi.com',
  'player.video.qiyi.com v.qq.com ixigua.com/iframe/ ixigua.com/embed/ open.douyin.com douyin.com',
  'acfun.cn/player/ tv.sohu.com player.le.com tudou.com miaopai.com video.weibo.com weibo.com/tv/ mgtv.com',
  'embed.nicovideo.jp ext.nicovideo.jp nicovideo.jp twitcasting.tv abema.tv/embed/ video.fc2.com fod.fujitv.co.jp',
  'tv.naver.com/embed/ serviceapi.nmv.naver.com tv.kakao.com play-tv.kakao.com',
  // Music and podcasts
  'open.spotify.com embed.spotify.com podcasters.spotify.com creators.spotify.com anchor.fm',
  'embed.podcasts.apple.com embed.music.apple.com w.soundcloud.com bandcamp.com/EmbeddedPlayer',
  'mixcloud.com/widget/ player-widget.mixcloud.com widget.deezer.com deezer.com/plugins/ embed.tidal.com',
  'audiomack.com/embed hearthis.at/embed/ embeds.audioboom.com audioboom.com music.yandex.ru/iframe',
  'music.163.com y.qq.com i.y.qq.com ximalaya.com xiaoyuzhoufm.com lizhi.fm qingting.fm stand.fm voicy.jp',
  'radiotalk.jp player.simplecast.com embed.simplecast.com buzzsprout.com share.transistor.fm',
  'html5-player.libsyn.com play.libsyn.com .libsyn.com castos.com .castos.com player.captivate.fm',
  'playlist.megaphone.fm player.megaphone.fm embed.megaphone.fm embed.acast.com player.acast.com',
  'player.fireside.fm fireside.fm widget.spreaker.com omny.fm art19.com iheart.com podbean.com pinecast.com',
  'redcircle.com zencastr.com rss.com player.rss.com player.blubrry.com play.prx.org embed.radiopublic.com',
  'pca.st castbox.fm player.fm ivoox.com player.ausha.co letscast.fm .letscast.fm podlove.org .podlove.org',
  'podigee.com .podigee.com .podigee.io npr.org/player/ embed.music.amazon.com music.amazon.com/embed/',
  // Code and demonstrations
  'codepen.io jsfiddle.net codesandbox.io .csb.app stackblitz.com replit.com repl.it glitch.com jsbin.com',
  'plnkr.co embed.plnkr.co observablehq.com godbolt.org play.rust-lang.org play.golang.org go.dev/play',
  'trinket.io scratch.mit.edu editor.p5js.org shadertoy.com/embed/ sketchfab.com desmos.com geogebra.org',
  'carbon.now.sh lichess.org chess.com/emboard itch.io .itch.io',
  // Slides, documents and drawings
  'docs.google.com drive.google.com calendar.google.com datastudio.google.com lookerstudio.google.com',
  'view.officeapps.live.com onedrive.live.com 1drv.ms slideshare.net speakerdeck.com slides.com slid.es',
  'prezi.com scribd.com/embeds/ issuu.com e.issuu.com figma.com/embed embed.figma.com canva.com miro.com',
  'whimsical.com/embed/ viewer.diagrams.net airtable.com/embed/ read.amazon.com',
  // Maps and charts
  'maps.google.com openstreetmap.org .openstreetmap.fr .openstreetmap.de bing.com/maps/ komoot.com komoot.de',
  'strava.com strava-embeds.com ridewithgps.com wikiloc.com alltrails.com/widget/ embed.windy.com mapy.cz',
  'datawrapper.dwcdn.net flo.uri.sh public.flourish.studio public.tableau.com plot.ly',
  'chart-studio.plotly.com infogram.com e.infogram.com ourworldindata.org/grapher/ app.powerbi.com',
  // Posts
  'platform.twitter.com/embed embed.bsky.app embed.reddit.com redditmedia.com assets.pinterest.com',
  'linkedin.com/embed/ threads.net embed.tumblr.com hatenablog-parts.com note.com/embed/',
];

const pathsByHost = lazy(() =>
  Map.groupBy(
    players
      .flatMap((line) => line.split(' '))
      .map((player) => {
        const slash = player.indexOf('/');
        return slash < 0
          ? { host: player, path: '/' }
          : { host: player.slice(0, slash), path: player.slice(slash) };
      }),
    ({ host }) => host,
  ),
);

const googleMaps = /^google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;

// Frames that show nothing of the post: advertisements, buttons, and pixels.
const ignoredFrames =
  /(?:^|\.)(?:googletagmanager\.com|doubleclick\.net|googlesyndication\.com|amazon-adsystem\.com|adnxs\.com|disqus\.com|ghbtns\.com|buttons\.github\.io|addthis\.com)$/;
const ignoredPaths =
  /^(?:facebook\.com\/(?:v[\d.]+\/)?plugins\/(?:like|share_button|follow|page|comments)|platform\.twitter\.com\/widgets)/;

/**
 * Returns the URL of a player for the address of a frame, with `https`; undefined if it is not of a player
 * that is known. The page of a video becomes its player.
 */
export function playerUrl(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.port !== '')
    return undefined;
  const host = bareHost(url.hostname);
  const video = videoOfPage(host, url);
  if (video !== undefined) return video;
  const isKnown =
    isListed(host, url.pathname) || (googleMaps.test(host) && url.pathname.startsWith('/maps'));
  url.protocol = 'https:';
  return isKnown ? url.href : undefined;
}

/** Whether a frame shows nothing of the post, such as an advertisement. */
export function isIgnoredFrame(address: string): boolean {
  const url = URL.parse(address);
  if (!url) return true;
  const host = bareHost(url.hostname);
  return ignoredFrames.test(host) || ignoredPaths.test(host + url.pathname);
}

/** A host without `www.`, `m.` and such. */
export function bareHost(host: string): string {
  return host.replace(/^(?:www|m|mobile|touch|h5|amp)\.(?=[^.]+\.)/, '');
}

// The pages of videos, which their hosts do not show in frames.
function videoOfPage(host: string, { pathname, searchParams }: URL): string | undefined {
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  if (host === 'youtu.be') return youtubePlayer(last);
  if (host === 'youtube.com') {
    if (pathname === '/watch') return youtubePlayer(searchParams.get('v') ?? '');
    if (/^\/(?:v|shorts|live)\//.test(pathname)) return youtubePlayer(last.replace(/&.*$/, ''));
  }
  if (host === 'vimeo.com' && /^\d+$/.test(last)) return `https://player.vimeo.com/video/${last}`;
  if (host === 'bilibili.com' && /^BV\w+$/.test(last)) {
    return `https://player.bilibili.com/player.html?bvid=${last}`;
  }
  if (host === 'dai.ly') return `https://www.dailymotion.com/embed/video/${last}`;
  return undefined;
}

/** Returns the URL of YouTube's player for a video. */
function youtubePlayer(id: string): string | undefined {
  return /^[\w-]{1,64}$/.test(id) ? `https://www.youtube.com/embed/${id}` : undefined;
}

function isListed(host: string, path: string): boolean {
  const parent = host.slice(host.indexOf('.'));
  const paths = [...(pathsByHost().get(host) ?? []), ...(pathsByHost().get(parent) ?? [])];
  return paths.some((player) => path.startsWith(player.path));
}
