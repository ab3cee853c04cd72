import { describe, expect, it } from 'vitest';
import { errorMessage } from '../../../src/model/error-message.ts';
import { assertSafeUrl } from '../../../src/sources/fetch/url-guard.ts';

function rejection(url: string, allowPrivate = false): string {
  try {
    assertSafeUrl(new URL(url), allowPrivate);
  } catch (error) {
    return errorMessage(error);
  }
  return '';
}

describe('a URL in a private network', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://2130706433/',
    'http://１２７.0.0.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://172.31.255.255/',
    'http://192.168.0.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456:789a::1]/',
    'http://[ff02::1]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'http://printer.local/',
    'http://db.internal/',
    'http://router.home.arpa/',
    'http://intranet/',
  ])('%s is rejected unless private networks are allowed', (url) => {
    expect(rejection(url)).toMatch(/is in a private network/);
    expect(rejection(url, true)).toBe('');
  });
});

describe('a public URL', () => {
  it.each([
    'https://code.example/site.tar.gz',
    'http://8.8.8.8/',
    'https://[2606:4700::1111]/',
    'https://新闻.example/',
    'https://localhost.example/',
  ])('%s is accepted', (url) => {
    expect(rejection(url)).toBe('');
  });
});

describe('a URL with another scheme than http or https', () => {
  it.each(['file:///etc/hosts', 'ftp://code.example/', 'data:text/plain,x', 'javascript:1'])(
    '%s is rejected even if private networks are allowed',
    (url) => expect(rejection(url, true)).toMatch(/URLs are not fetched$/),
  );
});

describe('a URL with a password', () => {
  it('is rejected with a message that does not contain the password', () => {
    expect(rejection('https://ann:secret@code.example/')).toBe(
      'a URL with a password in it is not fetched (code.example)',
    );
  });
});
