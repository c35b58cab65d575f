/** Lets so many through at a time; the others wait in line. */
export class Limiter {
  private free: number
  private readonly waiting: (() => void)[] = []

  constructor(width: number) {
    this.free = width
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1
    else await new Promise<void>(resolve => this.waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      // Whoever is next takes over the place.
      if (next === undefined) this.free += 1
      else next()
    }
  }
}
