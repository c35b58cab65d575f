/** Why a file is none that can be used; the message goes on after its path: "has no benchmark". */
export class FileRefused extends Error {
  constructor(
    message: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message)
    this.name = 'FileRefused'
  }
}
