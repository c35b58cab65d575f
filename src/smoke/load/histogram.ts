/** With 1,024 buckets for each doubling, the middle of each is less than 0.05% from whatever is in it. */
const PER_OCTAVE = 1024
/** The first octave begins at 2^-10 ms, about a microsecond; what is shorter is counted in its first bucket. */
const LOWEST = 1023 - 10
/** Up to 2^27 ms, more than a day. */
const OCTAVES = 37
const BUCKETS = OCTAVES * PER_OCTAVE

const bits = new DataView(new ArrayBuffer(8))

/** A histogram as it is stored and sent: those buckets that hold anything, ascending. */
export interface HistogramData {
  buckets: Uint16Array<ArrayBuffer>
  counts: Float64Array<ArrayBuffer>
  sum: number
  min: number
  max: number
}

/**
 * How often which duration came, in memory that does not grow with their number: logarithmic, and linear within each
 * octave, so that each percentile is within 0.05% of the exact one. The least, the greatest and the mean are exact.
 */
export class Histogram {
  /** By octave; one without any value is not made. */
  private readonly octaves: (Float64Array | undefined)[] = Array.from({ length: OCTAVES }, () => undefined)
  private total = 0
  private sum = 0
  private least = Number.POSITIVE_INFINITY
  private greatest = 0

  static from({ buckets, counts, sum, min, max }: HistogramData): Histogram {
    const histogram = new Histogram()
    for (const [place, bucket] of buckets.entries()) histogram.add(bucket, counts[place] as number)
    histogram.sum = sum
    histogram.least = min
    histogram.greatest = max
    return histogram
  }

  /** Milliseconds; less than nothing counts as nothing. */
  record(milliseconds: number): void {
    const value = milliseconds > 0 ? milliseconds : 0
    this.sum += value
    if (value < this.least) this.least = value
    if (value > this.greatest) this.greatest = value
    this.add(bucketOf(value), 1)
  }

  /** How many were recorded. */
  get count(): number {
    return this.total
  }

  /** Of at least one value, as the others are. */
  get mean(): number {
    return this.sum / this.total
  }

  get min(): number {
    return this.least
  }

  get max(): number {
    return this.greatest
  }

  /** A percentile by linear interpolation between the two values next to p·(n - 1). */
  percentile(percent: number): number {
    const place = (percent * (this.total - 1)) / 100
    const below = Math.floor(place)
    const low = this.valueAt(below)
    return place === below ? low : low + (place - below) * (this.valueAt(below + 1) - low)
  }

  /** These and all of the others; none of them is changed. */
  with(others: readonly Histogram[]): Histogram {
    const all = new Histogram()
    for (const each of [this, ...others]) all.merge(each)
    return all
  }

  /** Takes all of the others in. */
  merge(other: Histogram): void {
    other.octaves.forEach((counts, octave) => {
      if (counts === undefined) return
      const own = this.countsOf(octave)
      for (let within = 0; within < PER_OCTAVE; within += 1) (own[within] as number) += counts[within] as number
    })
    this.total += other.total
    this.sum += other.sum
    this.least = Math.min(this.least, other.least)
    this.greatest = Math.max(this.greatest, other.greatest)
  }

  data(): HistogramData {
    const buckets: number[] = []
    const counts: number[] = []
    this.eachBucket((bucket, count) => {
      buckets.push(bucket)
      counts.push(count)
    })
    const { sum, least: min, greatest: max } = this
    return { buckets: Uint16Array.from(buckets), counts: Float64Array.from(counts), sum, min, max }
  }

  /** How many are above a duration, to the width of a bucket. */
  above(milliseconds: number): number {
    return this.between(milliseconds, Number.POSITIVE_INFINITY)
  }

  /** How many are at least `from` and below `to`, to the width of a bucket. */
  between(from: number, to: number): number {
    const first = bucketOf(from)
    const end = bucketOf(to)
    let found = 0
    this.eachBucket((bucket, count) => {
      if (bucket >= first && bucket < end) found += count
    })
    return found
  }

  /** The value at a place of all in order, 0 the least. */
  private valueAt(place: number): number {
    if (place <= 0) return this.least
    if (place >= this.total - 1) return this.greatest
    let seen = 0
    for (let octave = 0; octave < OCTAVES; octave += 1) {
      const counts = this.octaves[octave]
      if (counts === undefined) continue
      for (let within = 0; within < PER_OCTAVE; within += 1) {
        seen += counts[within] as number
        if (seen > place) return this.middleOf(octave * PER_OCTAVE + within)
      }
    }
    return this.greatest
  }

  private middleOf(bucket: number): number {
    const middle = (startOf(bucket) + startOf(bucket + 1)) / 2
    return Math.min(Math.max(middle, this.least), this.greatest)
  }

  private add(bucket: number, count: number): void {
    ;(this.countsOf(bucket >>> 10)[bucket & (PER_OCTAVE - 1)] as number) += count
    this.total += count
  }

  private countsOf(octave: number): Float64Array {
    const counts = this.octaves[octave] ?? new Float64Array(PER_OCTAVE)
    this.octaves[octave] = counts
    return counts
  }

  private eachBucket(tell: (bucket: number, count: number) => void): void {
    this.octaves.forEach((counts, octave) => {
      counts?.forEach((count, within) => {
        if (count > 0) tell(octave * PER_OCTAVE + within, count)
      })
    })
  }
}

/** The exponent of a number and the first 10 bits of its fraction are its octave and its place therein. */
function bucketOf(value: number): number {
  bits.setFloat64(0, value)
  const bucket = (bits.getUint32(0) >>> 10) - (LOWEST << 10)
  return Math.min(Math.max(bucket, 0), BUCKETS - 1)
}

/** Where a bucket begins. */
function startOf(bucket: number): number {
  bits.setUint32(0, (bucket + (LOWEST << 10)) << 10)
  bits.setUint32(4, 0)
  return bits.getFloat64(0)
}
