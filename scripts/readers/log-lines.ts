import type { Readable } from 'node:stream';

/**
 * Splits a text into lines, without their line breaks. Of a line that is too long, only the beginning is kept,
 * so that a file without line breaks does not fill the memory.
 *
 * @param maxLength characters; a line that is cut has one more
 * @throws whatever error the stream ends with
 */
export async function* linesOf(stream: Readable, maxLength: number): AsyncGenerator<string> {
  const extend = (line: string, more: string) => (line + more).slice(0, maxLength + 1);
  stream.setEncoding('utf8');
  let line = '';
  for await (const chunk of stream) {
    const [rest, ...others] = String(chunk).split('\n');
    line = extend(line, rest ?? '');
    for (const other of others) {
      yield withoutReturn(line);
      line = extend('', other);
    }
  }
  yield withoutReturn(line);
}

// Windows ends a line with two characters.
function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
