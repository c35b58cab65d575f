/** Tells things of one file apart that a format describes alike: the second of a description gets a number. */
export class Identities {
  private readonly seen = new Map<string, number>()

  of(description: string): string {
    const number = (this.seen.get(description) ?? 0) + 1
    this.seen.set(description, number)
    return number === 1 ? description : `${description}#${number}`
  }
}
