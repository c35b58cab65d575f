import { decodeBase32 } from './base32.js'
import { decodeBase64 } from './json.js'

const LARGEST_ACCOUNT = 999_999_999_999
const BEDROCK_KEY = /^BedrockAPIKey-[\w-]{1,64}-at-\d{12}:./
const BEDROCK_URL = /^bedrock[\w.-]{0,40}\.amazonaws\.com\/?\?/

/**
 * The number of the account that an access key id belongs to, twelve digits; null where it holds none, as ids made
 * before 2019, whose first bit is not set.
 *
 * Source: generally known; not documented by AWS
 */
export function accountOf(accessKeyId: string): string | null {
  const bytes = decodeBase32(accessKeyId.slice(4))
  const marked = bytes === null || bytes.length < 6 ? 0 : Buffer.from(bytes).readUIntBE(0, 6)
  if (marked < 2 ** 47) return null
  const account = Math.floor((marked - 2 ** 47) / 2 ** 7)
  return account > 0 && account <= LARGEST_ACCOUNT ? String(account).padStart(12, '0') : null
}

/** Whether what follows the prefix of a Bedrock key says so in base64: its user and account, or a signed URL. */
export function isBedrockKey(encoded: string): boolean {
  const text = decodeBase64(encoded)?.toString('latin1') ?? ''
  return BEDROCK_KEY.test(text) || BEDROCK_URL.test(text)
}
