import type { Place } from '../suite/model.js'

/** What cannot be sent as it is: a variable has a value that does not fit where it stands. */
export class Unsendable extends Error {
  readonly expected: string
  readonly actual: string
  readonly place: Place

  /** `expected` and `actual` are for the reader: `a URL that begins with http://`, and what is there instead. */
  constructor(expected: string, actual: string, place: Place) {
    super(`${expected} was expected, not ${actual}`)
    this.name = 'Unsendable'
    this.expected = expected
    this.actual = actual
    this.place = place
  }
}
