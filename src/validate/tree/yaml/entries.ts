import type { Node } from '../node.js'
import { passColon, readKey } from './block-key.js'
import { faultDeeper, faultLessDeep, faultMixed, faultStray, faultTightDash, passDirective } from './faults.js'
import type { Place } from './opening.js'
import { isGap, type Reader } from './reader.js'

const [PERCENT, DASH, COLON] = [37, 45, 58] as const

type ReadNode = (reader: Reader, parent: number, place: Place) => Node

/**
 * Moves to the next entry of a block map or list. Returns how deep its entries are from there on, which only a fault
 * changes; -1 where there is no other. What stands there and fits nowhere is read, for its faults, and dropped.
 */
export function nextEntry(reader: Reader, indent: number, parent: number, isList: boolean, read: ReadNode): number {
  let mixed = false
  for (;;) {
    reader.skip()
    const { column } = reader
    if (column < 0) return -1
    if (!reader.fresh) {
      faultStray(reader)
      continue
    }
    const code = reader.code()
    if (code === PERCENT && passDirective(reader)) continue
    const fits = (code === DASH && isGap(reader.text, reader.at + 1)) === isList
    if (column < indent) return fits && column > parent ? lessDeep(reader, indent, parent) : -1
    if (column > indent) {
      if (reader.tab >= 0) reader.faultTab(reader.tab)
      else faultDeeper(reader, indent)
      // One space too many is a slip; an entry that is deeper than that belongs to something else.
      if (fits && column === indent + 1) return indent
      read(reader, indent, 'item')
      continue
    }
    if (fits) {
      if (reader.tab >= 0) reader.faultTab(reader.tab)
      return indent
    }
    if (isList && parent === indent) return -1
    if (isList && isTightDash(reader)) {
      faultTightDash(reader)
      return indent
    }
    if (!mixed) faultMixed(reader, isList)
    mixed = true
    drop(reader, indent, isList, read)
  }
}

function lessDeep(reader: Reader, indent: number, parent: number): number {
  if (reader.tab >= 0) {
    reader.faultTab(reader.tab)
    return indent
  }
  faultLessDeep(reader, indent, parent)
  return reader.column
}

// One entry of the other kind.
function drop(reader: Reader, indent: number, inList: boolean, read: ReadNode): void {
  if (inList) {
    const { at } = reader
    const key = readKey(reader, indent)
    if (reader.code() !== COLON) return
    passColon(reader, key, at)
    read(reader, indent, 'value')
  } else {
    reader.step()
    read(reader, indent, 'item')
  }
}

function isTightDash({ text, at }: Reader): boolean {
  return text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) !== DASH
}
