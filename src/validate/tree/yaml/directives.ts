import { quoted } from '../../words/quoted.js'
import { endOfText } from './faults.js'
import type { Reader } from './reader.js'

const [PERCENT, BYTE_ORDER_MARK] = [37, 0xfeff] as const
const VERSION = /^\d+\.\d+$/
const HANDLE = /^!(?:[\w-]*!)?$/

/** Passes what stands before a document: comments and directives. Whether there are directives. */
export function readDirectives(reader: Reader): boolean {
  let any = false
  let version = false
  for (;;) {
    reader.skip()
    if (reader.code() === BYTE_ORDER_MARK && reader.column === 0) {
      reader.step()
      reader.line = reader.at
    } else if (reader.code() === PERCENT && reader.column === 0) {
      any = true
      version = readDirective(reader, version) || version
    } else return any
  }
}

// Whether it says which version of YAML this is.
function readDirective(reader: Reader, known: boolean): boolean {
  const { at: start, text } = reader
  const end = endOfText(reader)
  const [name, ...words] = text.slice(start, end).split(/[ \t]+/)
  reader.at = end
  reader.ended = end
  const fault = (message: string): void => reader.fault('yaml/syntax', message, start, end)
  if (name === '%YAML') {
    if (known) fault('The version of YAML stands twice before this document.')
    else if (words.length !== 1 || !VERSION.test(words[0] ?? '')) {
      fault('`%YAML 1.2` is how the version is given, and nothing else on that line.')
    }
    return true
  }
  if (name === '%TAG') {
    const [handle = '', prefix] = words
    if (words.length === 2 && HANDLE.test(handle)) reader.tags.define(handle, prefix as string)
    else
      fault(`A %TAG directive has a short form such as \`!e!\` and what it stands for, not ${quoted(words.join(' '))}.`)
  }
  return false
}
