const MOST_CHARACTERS = 80

/** A text of the file as messages show it: in backticks, in one line, and no longer than a message should be. */
export function quoted(text: string): string {
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text
  return `\`${short.replace(/\s+/g, ' ').replaceAll('`', "'")}\``
}
