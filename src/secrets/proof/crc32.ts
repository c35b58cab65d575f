const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** What the largest of 32 bits takes in that base. */
const DIGITS = { 36: 7, 62: 6 }

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

/** CRC-32 of a text with one character per byte (ISO 3309, RFC 1952 section 8). */
export function crc32(text: string): number {
  let rest = 0xffffffff
  for (let at = 0; at < text.length; at += 1) {
    rest = (rest >>> 8) ^ (TABLE[(rest ^ text.charCodeAt(at)) & 0xff] as number)
  }
  return ~rest >>> 0
}

/**
 * Whether the last six characters are the CRC-32 of those before them, in base 62 with `0` in front: the body of
 * GitHub's and npm's tokens, without their prefix.
 *
 * Source: https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export function endsWithBase62Crc(body: string): boolean {
  return endsWithCrc(body, 62, number => base62(number))
}

/**
 * Whether the last seven characters are the CRC-32 of those before them, in base 36 with `0` in front: a whole routable
 * token of GitLab, with its prefix.
 *
 * Source: https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/
 */
export function endsWithBase36Crc(token: string): boolean {
  return endsWithCrc(token, 36, number => number.toString(36))
}

function endsWithCrc(text: string, base: 36 | 62, digits: (number: number) => string): boolean {
  const width = DIGITS[base]
  if (text.length <= width) return false
  return digits(crc32(text.slice(0, -width))).padStart(width, '0') === text.slice(-width)
}

function base62(number: number): string {
  let digits = ''
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) digits = (BASE62[rest % 62] as string) + digits
  return digits
}
