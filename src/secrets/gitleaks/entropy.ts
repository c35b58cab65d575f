/**
 * Shannon's entropy as gitleaks counts it: how often each character occurs, over the number of bytes. For other text than
 * ASCII that is less than the entropy.
 */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  const bytes = Buffer.byteLength(text)
  let bits = 0
  for (const count of counts.values()) bits -= (count / bytes) * Math.log2(count / bytes)
  return bits
}
