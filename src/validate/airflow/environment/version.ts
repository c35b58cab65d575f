/** The major version of Airflow that a requirement such as `==2.11.0` or `>=3,<4` allows; null where it may be either. */
export function versionIn(text: string): '2' | '3' | null {
  const clauses = text.replace(/[()\s]/g, '').split(',')
  let [low, high] = [0, Number.POSITIVE_INFINITY]
  for (const clause of clauses) {
    const [, operator = '==', major, rest = ''] =
      /^(===?|~=|>=|<=|>|<|!=|\^|~|@)?v?(\d+)((?:\.[\d*]+)*)/.exec(clause) ?? []
    if (major === undefined || operator === '!=' || operator === '@') continue
    const number = Number(major)
    if (operator === '>=' || operator === '>') low = Math.max(low, number)
    else if (operator === '<') high = Math.min(high, /^(?:\.[0*]+)*$/.test(rest) ? number - 1 : number)
    else if (operator === '<=') high = Math.min(high, number)
    else {
      low = Math.max(low, number)
      high = Math.min(high, number)
    }
  }
  if (low === 3) return '3'
  return high === 2 ? '2' : null
}
