// Secrets in base64, hexadecimal digits and URL encoding, where people put them; harmless texts beside them.

import { secretNames } from '../items/assignments.mjs'
import { places } from '../places/index.mjs'
import { Sheet } from '../sheet.mjs'
import { Slot } from '../slot.mjs'
import { harmless } from './contents.mjs'
import { forms } from './forms.mjs'

const EACH = 5
const background = Object.fromEntries(places.map(({ where, blocks }) => [where, blocks]))

/** Sheets of every form, `EACH` times. */
export function encodedFiles(randomOf) {
  return Array.from({ length: EACH }, (_, time) =>
    forms.map((each, at) => sheetOf(each, randomOf(`encoded/${at}/${time}`), at, time)),
  ).flat()
}

function sheetOf({ where, name, write, content }, random, at, time) {
  const item = content(random)
  const sheet = new Sheet(`deploy/${random.pick(['apps', 'live', 'legacy', 'team'])}-${at}${time}/${name}`, where)
  const slot = new Slot(sheet, random, { ...item, names: item.names ?? random.pick(secretNames) })
  const put = {
    secret: encode => sheet.secret(item.kind, item.value, encode(item.value)),
    harmless: encode => sheet.negative('encoded-harmless', encode(harmless(random))),
  }
  const text = write(slot, put)
  const simple =
    !/^(apiVersion|\{|<\?php)/.test(text) && ['python', 'javascript', 'shell', 'log', 'env'].includes(where)
  const more = simple ? Array.from({ length: 1 + random.int(4) }, () => random.pick(background[where])(slot)) : []
  return sheet.add(text, ...more)
}
