const NUMBER = /^[+-]?\d{1,400}(\.\d{1,400})?([eE][+-]?\d{1,3})?$/

/**
 * Reads a number as JSON and YAML have it; null for anything else. A whole one that a `number` does not hold to its last digit,
 * and that would be equal to its neighbours, is a `bigint`.
 */
export function parseNumber(text: string): number | bigint | null {
  const [whole, fraction, exponent] = NUMBER.exec(text) ?? []
  if (whole === undefined) return null
  const number = Number(text)
  return fraction === undefined && exponent === undefined && !Number.isSafeInteger(number) ? BigInt(text) : number
}
