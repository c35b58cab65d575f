import { decodeBase64 } from './json.js'

const ID = /^[1-9]\d{16,19}$/

/**
 * Whether base64url is an identifier of Discord's in decimal digits, with which a bot's token begins.
 *
 * Source: https://discord.com/developers/docs/reference#snowflakes
 */
export function isDiscordId(encoded: string): boolean {
  return ID.test(decodeBase64(encoded)?.toString('latin1') ?? '')
}
