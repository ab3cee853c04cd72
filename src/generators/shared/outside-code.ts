const fenceLine = /^ {0,3}(`{3,}|~{3,})/;

/** Changes the parts of a Markdown text that are not in fenced code blocks. */
export function outsideCode(text: string, change: (part: string) => string): string {
  const parts: string[] = [];
  let part: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const marks = fenceLine.exec(line)?.[1];
    if (fence === undefined && marks !== undefined) {
      parts.push(change(part.join('\n')));
      part = [line];
      fence = marks;
    } else if (fence !== undefined && marks?.startsWith(fence)) {
      parts.push([...part, line].join('\n'));
      part = [];
      fence = undefined;
    } else part.push(line);
  }
  const rest = part.join('\n');
  return [...parts, fence === undefined ? change(rest) : rest].join('\n');
}
