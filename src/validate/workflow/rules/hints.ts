import { nearest } from '../../../gate/nearest.js'
import { among } from '../../words/among.js'

const MOST_CANDIDATES = 200
const MOST_COMPARISONS = 20_000
const LONGEST_WORD = 100

/**
 * What was probably meant, for the ends of messages. A hostile file can hold any number of wrong names and of
 * candidates, so one file gets only so many comparisons.
 */
export class Hints {
  private left = MOST_COMPARISONS

  /** What was probably meant, or the list of all; empty where there are too many. */
  for(word: string, candidates: readonly string[]): string {
    return this.allows(word, candidates) ? among(word, candidates).text : ''
  }

  /** The candidate that was probably meant. */
  near(word: string, candidates: readonly string[]): string | undefined {
    return this.allows(word, candidates) ? nearest(word, candidates) : undefined
  }

  private allows(word: string, { length }: readonly string[]): boolean {
    if (length === 0 || length > MOST_CANDIDATES || word.length > LONGEST_WORD || this.left < length) return false
    this.left -= length
    return true
  }
}
