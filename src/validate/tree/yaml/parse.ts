import { nameOfCharacter } from '../characters.js'
import type { Document, Parsed } from '../document.js'
import type { Node } from '../node.js'
import { Anchors } from './anchors.js'
import { readNode } from './block.js'
import { readDirectives } from './directives.js'
import { faultBeyond, faultStray, passDirective } from './faults.js'
import { Reader } from './reader.js'
import { Tags } from './tags.js'

const [DASH, DOT] = [45, 46] as const
const CONTROL = /[\0-\u0008\u000b\u000c\u000e-\u001f]/g

/** Reads YAML 1.2: everything that can be read, and all that is wrong with it. */
export function parseYaml(text: string): Parsed {
  const reader = new Reader(text)
  faultControls(reader)
  const documents: Document[] = []
  let start = 0
  for (let more = true; more; start = reader.at) more = readDocument(reader, documents, start)
  return { documents, faults: reader.faults.inOrder(), comments: reader.comments }
}

// Reads one document; whether there can be another.
function readDocument(reader: Reader, documents: Document[], start: number): boolean {
  reader.anchors = new Anchors()
  reader.tags = new Tags()
  const directed = readDirectives(reader)
  const { at } = reader
  const marked = atMarker(reader, DASH)
  if (directed && !marked) {
    reader.fault('yaml/syntax', '`---` must begin the document after its directives.', Math.max(0, at - 1), at)
  }
  if (marked) reader.step(3)
  const bare = !marked && reader.column < 0
  const root = bare ? null : readRoot(reader)
  const ended = atMarker(reader, DOT)
  if (ended) {
    reader.step(3)
    reader.skip()
    while (reader.column >= 0 && !reader.fresh) faultStray(reader)
  }
  const more = reader.at < reader.size
  const { anchors, aliases } = reader.anchors
  if (!bare || (!more && documents.length === 0)) {
    const end = more ? reader.at : reader.size
    documents.push({ root, anchors, aliases, tags: reader.tags.ofNodes, start, end })
  }
  return more
}

function readRoot(reader: Reader): Node | null {
  const { ended } = reader
  const root = readNode(reader, -1, 'document')
  for (reader.skip(); reader.column >= 0; reader.skip()) {
    if (!reader.fresh) faultStray(reader)
    else if (!passDirective(reader)) {
      faultBeyond(reader)
      readNode(reader, -1, 'document')
    }
  }
  return reader.ended === ended ? null : root
}

function atMarker(reader: Reader, code: number): boolean {
  return reader.column < 0 && reader.code() === code
}

function faultControls(reader: Reader): void {
  if (reader.text.search(CONTROL) < 0) return
  for (const { index } of reader.text.matchAll(CONTROL)) {
    const name = nameOfCharacter(reader.text, index)
    reader.fault('yaml/syntax', `A YAML file cannot have ${name} in it.`, index, index + 1)
  }
}
