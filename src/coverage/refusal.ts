/** A report that cannot be read: nothing of it counts. `line` is where it goes wrong, from 1, as far as is known. */
export class ReportRefused extends Error {
  readonly line: number | undefined
  readonly column: number | undefined

  constructor(message: string, line?: number, column?: number) {
    super(message)
    this.name = 'ReportRefused'
    this.line = line
    this.column = column
  }
}
