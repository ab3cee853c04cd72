/** A block of code with the numbers of its lines beside it. */
export function withLineNumbers(block: string, lines: number): string {
  const numbers = Array.from({ length: lines }, (_, at) => at + 1).join('\n');
  return `<table><tbody><tr><td><pre>${numbers}</pre></td><td>${block}</td></tr></tbody></table>`;
}
