// Schemes of links that browsers and readers open, or hand to a program that asks first: those that HTML
// lets web pages register, and others in use. A scheme that runs scripts or reads local files is not here.
const linkSchemes = new Set(
  [
    'http https mailto tel sms smsto mms fax callto sip sips xmpp im irc irc6 ircs matrix mumble',
    'ftp ftps sftp scp ssh telnet git git+ssh git+https svn svn+ssh rsync dav davs nfs',
    'webcal webcals feed feeds podcast pcast itpc news snews nntp gemini gopher gophers finger spartan titan',
    'urn doi tag info isbn ni geo maps magnet ed2k ipfs ipns dat hyper ldap ldaps rtsp rtmp rtmps wtai',
    'bitcoin bitcoincash lightning ethereum litecoin dogecoin monero zcash cardano web3 nostr did acct at',
    'tg signal sgnl whatsapp viber line weixin skype facetime facetime-audio threema session simplex keybase',
    'openpgp4fpr steam spotify itms itmss itms-apps itms-appss music apt vscode obsidian zotero discord slack',
    'zoommtg msteams mastodon fediverse ts3server teamspeak fb twitter instagram reddit youtube',
  ].flatMap((line) => line.split(' ')),
);

// HTML lets any site handle these.
const webScheme = /^web\+[a-z]+$/;

// A link such as `feed:javascript:x`, which some programs open without its first scheme.
const nestedScript = /^[^:]*:[\s/]*(?:javascript|vbscript|data|file|blob|filesystem)\s*:/i;

/** Returns the absolute URL of a link; undefined if its scheme is not known to be safe. */
export function linkUrl(reference: string, base: string): string | undefined {
  const url = URL.parse(reference.trim(), base);
  const scheme = url?.protocol.slice(0, -1) ?? '';
  const isSafe = linkSchemes.has(scheme) || webScheme.test(scheme);
  return url && isSafe && !nestedScript.test(url.href) ? url.href : undefined;
}

/** Returns the absolute URL of a frame or file if it is `http` or `https`. */
export function webUrl(reference: string, base: string): string | undefined {
  const href = URL.parse(reference.trim(), base)?.href;
  return href !== undefined && /^https?:/.test(href) ? href : undefined;
}

/** Returns the absolute URL of a picture. Data URLs of pages and SVG images may contain scripts. */
export function pictureUrl(reference: string, base: string): string | undefined {
  const href = URL.parse(reference.trim(), base)?.href;
  const isSafe =
    href !== undefined && /^(?:https?:|data:image\/(?:avif|gif|jpeg|png|webp)[;,])/.test(href);
  return isSafe ? href : undefined;
}
