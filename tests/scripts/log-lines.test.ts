// How a log is split into lines, whatever the file has.
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parseLogLine } from '../../scripts/readers/log-line.ts';
import { linesOf } from '../../scripts/readers/log-lines.ts';

async function linesIn(stream: Readable, maxLength = 100): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(stream, maxLength)) lines.push(line);
  return lines;
}

const streamOf = (chunks: readonly (string | Buffer)[]) =>
  Readable.from(chunks, { objectMode: false });

describe('linesOf', () => {
  it('joins what was read in pieces, even within a character or a line break', async () => {
    const bytes = Buffer.from('大众\r\nb\n\nlast');
    const pieces = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect(await linesIn(streamOf(pieces))).toEqual(['大众', 'b', '', 'last']);
  });

  it('keeps one character more than the limit of a line that is too long', async () => {
    const lines = await linesIn(
      streamOf(['x'.repeat(70), 'x'.repeat(70), `\n${'y'.repeat(500)}\nz`]),
    );
    expect(lines).toEqual(['x'.repeat(101), 'y'.repeat(101), 'z']);
  });

  it('fails as the stream does', async () => {
    const broken = Readable.from(
      (function* () {
        yield 'a\n';
        throw new Error('the disk is gone');
      })(),
    );
    await expect(linesIn(broken)).rejects.toThrow('the disk is gone');
  });
});

describe('parseLogLine', () => {
  const line = (time: string, path: string) =>
    `2001:db8::7 - - [${time}] "GET ${path} HTTP/1.1" 200 512 "-" "Miniflux/2"`;

  it('reads bytes that nginx and Apache have escaped', () => {
    const path = '/tags/\\xE5\\xA4\\xA7\\xe4\\xbc\\x97/rss.xml';
    const { url = '' } = parseLogLine(line('27/Nov/2026:06:02:39 +0100', path)) ?? {};
    expect(decodeURI(url)).toBe('/tags/大众/rss.xml');
  });

  it.each(['28/Nov/99999:13:00:00 +0000', '28/Nov/2026', 'now', '99/Nov/2026:13:00:00 +0000'])(
    'has no time if the log says %s',
    (time) => {
      expect(parseLogLine(line(time, '/rss.xml'))).toMatchObject({ status: 200, time: undefined });
    },
  );
});
