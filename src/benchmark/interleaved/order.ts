/**
 * Whether the base runs first in a pair: even chances, and the same every time for a seed. Where nothing differs but the
 * order, each difference is then as likely as its opposite, whatever the machine does: what the tests rest on.
 */
export function isBaseFirst(seed: string, pair: number, command: number): boolean {
  return hashOf(`${seed} ${pair} ${command}`) >>> 31 === 1
}

/** FNV-1a, and the last steps of MurmurHash3, which spread what differs only at the end over all bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
