/** How a number is held to a limit. */
export type Order = '<' | '<=' | '>' | '>='

export function isOrdered(value: number | bigint, operator: Order, limit: number | bigint): boolean {
  switch (operator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
  }
}
