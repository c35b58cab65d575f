import type { Parsed } from '../document.js'
import { Faults } from '../faults.js'
import { IniReader } from './reader.js'

/**
 * Reads INI as Python's configparser does, for setup.cfg, tox.ini and the like: sections, keys with = or :, values that
 * go on in lines which are indented more. All values are text.
 */
export function parseIni(text: string): Parsed {
  const faults = new Faults()
  const reader = new IniReader(text, faults)
  reader.read()
  return {
    documents: [{ root: reader.root, start: 0, end: text.length, anchors: [], aliases: [] }],
    faults: faults.inOrder(),
    comments: reader.comments,
  }
}
