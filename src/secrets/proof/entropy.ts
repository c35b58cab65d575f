/**
 * Bits per character of a text with one character per byte, by how often each occurs in it; 0 for none.
 *
 * Source: C. E. Shannon, A Mathematical Theory of Communication (1948), section 6
 */
export function shannonEntropy(text: string): number {
  const counts = new Uint32Array(256)
  for (let at = 0; at < text.length; at += 1)
    counts[text.charCodeAt(at) & 0xff] = (counts[text.charCodeAt(at) & 0xff] as number) + 1
  let bits = 0
  for (const count of counts) if (count > 0) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}
