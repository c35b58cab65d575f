/**
 * Whether a count of executions is above zero, null where the text is no count. Tools write `1`, `1.0`, `1e+3`, numbers
 * beyond 64 bits, and negative ones where a counter went wrong: those mean "not run".
 */
export function hasRun(count: string): boolean | null {
  if (/^\d+$/.test(count)) return !/^0+$/.test(count)
  if (!/^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(count)) return null
  return !count.startsWith('-') && /[1-9]/.test(count.split(/e/i)[0] as string)
}
