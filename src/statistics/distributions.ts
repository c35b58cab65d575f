/** A series or a fraction has converged where the next step changes less than this part of it. */
const CONVERGED = 4e-16
const MOST_STEPS = 20_000

/**
 * P(Z > z) of the normal distribution, to a relative error below 1e-12 also far in the tail. Near the middle by the
 * series of Abramowitz & Stegun (1964), 26.2.11; in the tail by Laplace's continued fraction, 26.2.14.
 */
export function normalTail(z: number): number {
  return studentTail(z, Number.POSITIVE_INFINITY)
}

/** The z with P(Z <= z) = p. Starts at Abramowitz & Stegun (1964), 26.2.23, and goes on by Halley's method. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p)
  if (!(p > 0)) return p === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  const root = Math.sqrt(-2 * Math.log(p))
  let z =
    root -
    (2.515517 + root * (0.802853 + root * 0.010328)) / (1 + root * (1.432788 + root * (0.189269 + root * 0.001308)))
  for (let step = 0; step < 3; step += 1) {
    const newton = (normalTail(z) - p) / studentDensity(z, Number.POSITIVE_INFINITY)
    z += newton / (1 - (z * newton) / 2)
  }
  return -z
}

/**
 * P(T > t) of Student's distribution with `df` > 0 degrees of freedom, which need not be whole and may be infinite, to a
 * relative error below 1e-11 also far in the tail. Both ways are of the hypergeometric function that Abramowitz & Stegun
 * (1964), 26.5.23 and 26.7.1, have for it: near the middle its series after Euler's transformation (15.3.4), whose terms
 * are all positive; in the tail Gauss's continued fraction (Jones & Thron 1980, 6.1), whose parts are all positive too.
 */
export function studentTail(t: number, df: number): number {
  if (t < 0) return 1 - studentTail(-t, df)
  if (t === Number.POSITIVE_INFINITY) return 0
  return t * t < Math.min(df, 4) ? 0.5 - middle(t, df) : tail(t, df)
}

/** The t with P(T <= t) = p, by Newton's method on the logarithms of t and of the tail. */
export function studentQuantile(p: number, df: number): number {
  if (p > 0.5) return -studentQuantile(1 - p, df)
  if (!(p > 0)) return p === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  const normal = -normalQuantile(p)
  if (!(normal > 0)) return 0
  // Its tails are longer than the normal distribution's: the quantile is never nearer to the middle.
  let logT = Math.log(normal)
  for (let step = 0; step < 100; step += 1) {
    const t = Math.exp(logT)
    if (t === Number.POSITIVE_INFINITY) break
    const found = studentTail(t, df)
    const change = (Math.log(found / p) * found) / (t * studentDensity(t, df))
    logT += change
    if (Math.abs(change) < 1e-9) break
  }
  return -Math.exp(logT)
}

/** P(0 < T < t). */
function middle(t: number, df: number): number {
  const square = t * t
  let term = 1
  let sum = 1
  for (let n = 0; n < MOST_STEPS && term > CONVERGED * sum; n += 1) {
    // ((df + 1) / 2 + n) * t² / (df + t²), written so that df may be infinite.
    const upper = (1 + (1 + 2 * n) / df) / (1 + square / df)
    term *= (upper * square) / (3 + 2 * n)
    sum += term
  }
  return studentDensity(t, df) * t * sum
}

/** P(T > t) for a t that is not small: f(t) (1 + t²/df) / t times a continued fraction, by Lentz's method (1976). */
function tail(t: number, df: number): number {
  let fraction = 1
  let numerator = 1
  let denominator = 0
  for (let n = 1; n <= MOST_STEPS; n += 1) {
    const part = partOf(n, t, df)
    denominator = 1 / (1 + part * denominator)
    numerator = 1 + part / numerator
    const change = numerator * denominator
    fraction *= change
    if (Math.abs(change - 1) <= CONVERGED) break
  }
  return Math.exp(logGrowth(t, df) - logRoot(df)) / (t * fraction)
}

/** The nth numerator of Gauss's fraction for 2F1(1, 1/2; df/2 + 1; -df/t²); n/t² where df is infinite. */
function partOf(n: number, t: number, df: number): number {
  // Both c + n - 2 and c + n - 1, c = df/2 + 1, divided by df/2.
  const below = (1 + (2 * (n - 1)) / df) * (1 + (2 * n) / df)
  const m = Math.floor(n / 2)
  const above = n % 2 === 1 ? (m + 0.5) * (1 + (2 * m) / df) : m * (1 + (2 * m - 1) / df)
  return ((above / below) * 2) / t / t
}

/** The density of Student's distribution. */
function studentDensity(t: number, df: number): number {
  return Math.exp(logGrowth(t, df) - logRoot(df) - logOnePlus(t, df))
}

/** ln (1 + t²/df), where t² may be too large for a number. */
function logOnePlus(t: number, df: number): number {
  const ratio = t / Math.sqrt(df)
  return ratio > 1e8 ? 2 * Math.log(ratio) : Math.log1p(ratio * ratio)
}

/** ln (1 + t²/df)^-((df-1)/2). */
function logGrowth(t: number, df: number): number {
  return df === Number.POSITIVE_INFINITY ? (-t * t) / 2 : ((1 - df) / 2) * logOnePlus(t, df)
}

/** ln (sqrt(pi df) Γ(df/2) / Γ((df+1)/2)): what the density is divided by. */
function logRoot(df: number): number {
  if (df === Number.POSITIVE_INFINITY) return Math.log(2 * Math.PI) / 2
  let a = df / 2
  let shift = 0
  // Γ(a + 1/2) / Γ(a) grows by (a + 1/2) / a from one a to the next.
  for (; a < 16; a += 1) shift += Math.log1p(0.5 / a)
  const square = 1 / (a * a)
  // The difference of two series of Stirling: Tricomi & Erdélyi (1951).
  const series = (-1 / 8 + square * (1 / 192 + square * (-1 / 640 + square * (17 / 14336 - (square * 31) / 18432)))) / a
  return Math.log(2 * Math.PI) / 2 + Math.log(df / 2 / a) / 2 - series + shift
}
