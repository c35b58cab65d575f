// What a writer of a harmless file has at hand: names, randomness, and lines that are labelled as no secrets.
import { secretNames } from '../items/assignments.mjs'
import { Sheet } from '../sheet.mjs'
import { Names } from '../slot.mjs'

/** Describes one kind of file without secrets; it is written `times` times. */
export const page = (where, name, write, times = 2) => ({ where, name, write, times })

export function sheetOf({ where, name, write }, random, folder) {
  const names = new Names(random, random.pick(secretNames))
  const sheet = new Sheet(`${folder}/${name}`, where)
  const tools = {
    random,
    names: () => new Names(random, random.pick(secretNames)),
    no: (kind, text) => sheet.negative(kind, text),
    /** So many lines, each of them labelled; the indentation stays outside. */
    lines: (kind, count, line, glue = '\n') =>
      Array.from({ length: count }, (_, at) => sheet.negative(kind, line(random, at))).join(glue),
    /** Lines that nobody labels, to fill a file of realistic size. */
    filler: (count, line, glue = '\n') => Array.from({ length: count }, (_, at) => line(random, at)).join(glue),
  }
  return sheet.add(write(tools, names))
}
