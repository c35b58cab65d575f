/** Where a requirement goes wrong, and how. */
export interface RequirementFault {
  readonly index: number
  readonly message: string
}

/** A text that is read from left to right; the first thing that is wrong ends the reading. */
export class RequirementText {
  at = 0

  constructor(readonly text: string) {}

  get ended(): boolean {
    return this.at >= this.text.length
  }

  blanks(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at += 1
  }

  /** Takes what a sticky expression matches here, or nothing. */
  take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found === undefined || found === '') return null
    this.at += found.length
    return found
  }

  /** Takes a character where it is here. */
  takes(character: string): boolean {
    if (this.text[this.at] !== character) return false
    this.at += 1
    return true
  }

  fault(message: string, index = this.at): RequirementFault {
    return { index: Math.min(index, Math.max(0, this.text.length - 1)), message }
  }
}
