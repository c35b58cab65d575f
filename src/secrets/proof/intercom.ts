import { decodeBase64 } from './json.js'

const CONTENT = /^tok:[0-9a-f]{8}(?:[_-][0-9a-f]{4}){3}[_-][0-9a-f]{12}:\d{1,2}:\d{1,2}$/

/** Whether base64 holds an identifier and two numbers after `tok:`, as access tokens of Intercom do: generally known. */
export function isIntercomToken(encoded: string): boolean {
  return CONTENT.test(decodeBase64(encoded)?.toString('latin1') ?? '')
}
