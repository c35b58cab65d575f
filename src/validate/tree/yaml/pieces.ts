const [LINE_FEED, RETURN] = [10, 13] as const

/** Puts a scalar's text together from parts of the file, and keeps where each is from. */
export class Pieces {
  private readonly parts: string[] = []
  private readonly places: number[] = []
  private length = 0
  /** How far the last place in the file is from that in the text. */
  private shift = -1

  constructor(private readonly text: string) {}

  /** Text that stands in the file as it is. */
  add(from: number, to: number): void {
    if (to > from) this.put(this.text.slice(from, to), from)
  }

  /** Text that something else in the file stands for. */
  put(text: string, at: number): void {
    if (at - this.length !== this.shift) {
      this.places.push(this.length, at)
      this.shift = at - this.length
    }
    this.parts.push(text)
    this.length += text.length
  }

  /** A line break that the end of the file stands for. */
  putEnd(): void {
    const { length } = this.text
    this.put('\n', length)
    this.places.push(this.length, length)
  }

  /** White space with line breaks between two lines: a space for one break, otherwise all breaks but the first. */
  fold(from: number, to: number): void {
    const first = this.nextBreak(from, to)
    if (this.nextBreak(first + 1, to) === to) this.put(' ', first)
    else this.breaks(first + 1, to)
  }

  /** The line breaks there, each as a line feed. */
  breaks(from: number, to: number): void {
    for (let at = this.nextBreak(from, to); at < to; at = this.nextBreak(at + 1, to)) this.put('\n', at)
  }

  /** The text, and the pieces as a scalar has them: null where all of it stands in the file as it is. */
  finish(origin: number): { text: string; origin: number; pieces: readonly number[] | null } {
    const { places } = this
    const text = this.parts.length === 1 ? (this.parts[0] as string) : this.parts.join('')
    return { text, origin: places[1] ?? origin, pieces: places.length <= 2 ? null : places }
  }

  /** The next line feed, or return without one after it; `to` where there is none. */
  private nextBreak(from: number, to: number): number {
    for (let at = from; at < to; at += 1) {
      const code = this.text.charCodeAt(at)
      if (code === LINE_FEED || (code === RETURN && this.text.charCodeAt(at + 1) !== LINE_FEED)) return at
    }
    return to
  }
}
