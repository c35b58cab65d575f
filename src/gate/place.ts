/** A place as `file:line:column`, as far as it is known; empty where there is no file. */
export function placeOf({ file, line, column }: { file?: string; line?: number; column?: number }): string {
  return [file, line, column].filter(part => part !== undefined).join(':')
}
