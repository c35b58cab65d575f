import type { Parsed } from '../tree/document.js'
import { parsePython } from './parse.js'

/** Reads a text in Python. Its faults are told by who looks at the file: they are not the same in every version of Python. */
export function readPython(text: string): Parsed {
  const module = parsePython(text)
  return { documents: [], faults: [], comments: module.comments, module }
}
