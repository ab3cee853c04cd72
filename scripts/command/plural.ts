/** Formats a count with its noun, like `1 post` or `1,200 posts`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
