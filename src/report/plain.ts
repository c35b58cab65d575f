// Control characters could steer a terminal or a log viewer; the bidirectional overrides reorder what is read.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Text from outside as one harmless line: line breaks become spaces, other control characters `\u{…}` escapes. */
export function plainLine(text: string): string {
  return text.replace(/\r\n|[\r\n\t]/g, ' ').replace(UNSAFE, each => `\\u{${each.charCodeAt(0).toString(16)}}`)
}

/**
 * Text as lines for the job's log that GitHub's runner cannot take for a command. It looks for `::` at the start of a line,
 * white space left aside, and for `##[` anywhere.
 */
export function logLines(text: string): string[] {
  return text.split('\n').map(line =>
    plainLine(line)
      .replace(/^(\s*):(?=:)/, '$1:\u200b')
      .replaceAll('##[', '#\u200b#['),
  )
}

/** The text, or its beginning with `…` where it is longer than `limit` characters. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
