/**
 * The differences for which gamblers put nearly all of their stake at risk, from 20% to 0.3%, and with what share of the
 * whole they begin: most is with those of usual size.
 */
const SCALES: readonly (readonly [scale: number, share: number])[] = [
  [0.2, 0.15],
  [0.05, 0.35],
  [0.0125, 0.35],
  [0.003125, 0.15],
]

/**
 * Which part of what they have they put at risk at most, and with what share of the scale's they begin: the bold are done
 * after six clear pairs, the cautious are there for noise that hides the shift.
 */
const STAKES: readonly (readonly [stake: number, share: number])[] = [
  [0.9, 0.75],
  [0.5, 0.25],
]

/**
 * Whether paired differences of logarithms, in the order in which they were measured, lie around more than a floor: a test
 * that may be looked at after every pair, and stopped or gone on with at will. The evidence is what gamblers have made of
 * 1 who bet on the differences being above the floor. As each bet is an odd, rising, bounded function of the distance
 * from it, none gains on average where the differences are symmetric around the floor or less, however their spread
 * changes and whatever their tails: by Ville (1939) the evidence then ever reaches 1 / alpha with a probability of at
 * most alpha. Symmetry is what a random order within each pair gives. Testing by betting: Waudby-Smith & Ramdas (2024),
 * for symmetry Vovk & Wang (2024).
 */
export class ShiftTest {
  private readonly fortunes = SCALES.flatMap(([, part]) => STAKES.map(([, share]) => part * share))

  /**
   * `against` says what is to be refuted: that the center is at most the floor, or that it is at least the floor, for
   * which the gamblers bet on differences below it.
   */
  constructor(
    private readonly floor: number,
    private readonly against: 'at-most' | 'at-least' = 'at-most',
  ) {}

  /** Takes the next difference: the head's logarithm less the base's. */
  add(difference: number): void {
    const distance = this.against === 'at-most' ? difference - this.floor : this.floor - difference
    if (Number.isNaN(distance)) throw new RangeError('A difference is not a number')
    let gambler = 0
    for (const [scale] of SCALES) {
      const bet = Math.tanh(distance / scale)
      for (const [stake] of STAKES) {
        this.fortunes[gambler] = (this.fortunes[gambler] as number) * (1 + stake * bet)
        gambler += 1
      }
    }
  }

  /** 1 at first; the more, the better it is refuted. */
  get evidence(): number {
    return this.fortunes.reduce((sum, fortune) => sum + fortune, 0)
  }
}
