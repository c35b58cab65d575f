/** Whether a whole text fits a pattern in which `*` stands for anything. Linear in the text. */
export function fits(text: string, pattern: string): boolean {
  const parts = pattern.split(/\*+/)
  const [first = '', ...rest] = parts
  if (rest.length === 0) return text === pattern
  const last = rest.pop() as string
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0 || found + part.length > text.length - last.length) return false
    at = found + part.length
  }
  return true
}
