const MOST_CHARACTERS = 80
/** What would break a line of a report, or not be seen in it, and is no white space. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g

/** A text of the file as messages show it: in backticks, in one line, and no longer than a message should be. */
export function quoted(text: string): string {
  return text === '' ? '`""`' : `\`${clipped(text).replaceAll('`', "'")}\``
}

/** The same without backticks, for what stands in a text of its own: a number, the name of a thing. */
export function clipped(text: string): string {
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text
  return short.replace(/\s+/g, ' ').replace(CONTROL, '�')
}
