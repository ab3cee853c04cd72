/** Puts line numbers beside a rendered codeblock, in a table like Rouge's. */
export function withLineNumbers(codeBlock: string, lineCount: number): string {
  const numbers = Array.from({ length: lineCount }, (_, index) => index + 1).join('\n');
  return `<table><tbody><tr><td><pre>${numbers}</pre></td><td>${codeBlock}</td></tr></tbody></table>`;
}
