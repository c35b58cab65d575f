import { makeAbsent } from '../make.js'
import type { Node } from '../node.js'
import { atProperties, merged, type Properties, readProperties, withProperties } from './properties.js'
import type { Reader } from './reader.js'

const DASH = 45

/**
 * What a node follows: the colon of a key, after which no block collection begins on the same line but a list below may be
 * no deeper; `- `; `? ` or its `: `, which allow both; or the beginning of a document.
 */
export type Place = 'value' | 'item' | 'explicit' | 'document'

/** How a node in block style begins. */
export interface Opening {
  readonly place: Place
  /** Where, on the line of its content, it begins: its properties there, or itself. */
  readonly start: number
  /** How far that is from the beginning of the line. */
  readonly indent: number
  /** Whether that is the beginning of the line. */
  readonly fresh: boolean
  /** A tab before it, where only spaces can make indentation; -1 without one. */
  readonly tab: number
  /** Properties on lines above, which belong to the whole node. */
  readonly outer: Properties | null
  /** Those on the same line, which belong to its first key where it is a map. */
  readonly inner: Properties | null
}

/** Passes what stands before a node's content: its properties. Where there is no content, the node that is absent. */
export function readOpening(reader: Reader, parent: number, place: Place): Opening | Node {
  let start = reader.at
  let { fresh, tab } = reader
  let outer: Properties | null = null
  let inner: Properties | null = null
  while (atProperties(reader)) {
    outer = merged(reader, outer, inner)
    inner = readProperties(reader)
    const { line } = reader
    reader.skip()
    if (reader.line !== line) {
      outer = merged(reader, outer, inner)
      inner = null
      start = reader.at
      fresh = true
      tab = reader.tab
    }
    if (isOver(reader, parent, place)) return named(reader, makeAbsent(reader.ended), outer, inner)
  }
  if (fresh && tab >= 0 && tab - reader.line <= parent) reader.faultTab(tab)
  return { place, start, indent: start - reader.line, fresh, tab, outer, inner }
}

/** The node with all properties of its opening. */
export function named(reader: Reader, node: Node, outer: Properties | null, inner: Properties | null): Node {
  return outer === null && inner === null ? node : withProperties(reader, node, merged(reader, outer, inner))
}

/** Whether a map or a list may begin there. */
export function allowsCollection({ fresh, place }: Opening): boolean {
  return fresh || place === 'item' || place === 'explicit'
}

/** Whether what comes next is no deeper than the node's parent, so that there is no node. */
export function isOver(reader: Reader, parent: number, place: Place): boolean {
  if (reader.column > parent) return false
  const besides = reader.column === parent && (place === 'value' || place === 'explicit')
  return !besides || !reader.isIndicator(DASH)
}
