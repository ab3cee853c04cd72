/** Puts line numbers beside a rendered code block, in a table as Rouge does. */
export function withLineNumbers(codeBlock: string, lineCount: number): string {
  const numbers = Array.from({ length: lineCount }, (_, index) => index + 1).join('\n');
  return `<table><tbody><tr><td><pre>${numbers}</pre></td><td>${codeBlock}</td></tr></tbody></table>`;
}
