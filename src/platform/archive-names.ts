import type { Entry } from 'yauzl'
import { RefusedArchive } from '../gate/artifacts.js'

const LONGEST = 255
const SHOWN = 60
const UTF8 = 0x800

/**
 * The name of an entry, that of a folder with a `/` at its end: relative, in one way of writing it, and one that every
 * system reads alike.
 *
 * @throws RefusedArchive
 */
export function entryName({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const shown = JSON.stringify(
    fileNameRaw
      .subarray(0, SHOWN)
      .toString('latin1')
      .replace(/[^ -~]/g, '?'),
  )
  const name = decode(fileNameRaw, (generalPurposeBitFlag & UTF8) !== 0)
  const fault = name === null ? 'is in an unknown encoding' : faultOf(name)
  if (name === null || fault !== null) throw new RefusedArchive(`holds the name ${shown}, which ${fault}`)
  return name
}

// Without the flag it is the code page of some machine: ASCII is all that they have in common.
function decode(bytes: Uint8Array, isUtf8: boolean): string | null {
  if (!isUtf8 && bytes.some(byte => byte > 0x7f)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function faultOf(name: string): string | null {
  if (name.length > LONGEST) return `is longer than ${LONGEST} characters`
  if (/\p{Cc}/u.test(name)) return 'has control characters'
  if (/[\\:]/.test(name)) return 'has a backslash or a colon'
  if (name.startsWith('/')) return 'is absolute'
  const parts = name.replace(/\/$/, '').split('/')
  if (parts.includes('..')) return 'leads out of the archive'
  return parts.some(part => part === '' || part === '.') ? 'has an empty part' : null
}
