/** Whether text is the whole id of a commit. */
export function isCommit(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}

/** The items that git wrote with `-z`. */
export function items(output: string): string[] {
  return output.split('\0').filter(item => item !== '')
}

/** The lines that git wrote, as it ends them on any machine. */
export function lines(output: string): string[] {
  return output.split(/\r?\n/).filter(line => line !== '')
}
