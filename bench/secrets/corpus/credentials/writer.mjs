// What a writer of a credential file has at hand: names, and secrets that are labelled where they are written.
import { kinds } from '../../mint/index.mjs'
import { secretNames } from '../items/assignments.mjs'
import { Sheet } from '../sheet.mjs'
import { Names } from '../slot.mjs'
import { generated, key, password } from '../values.mjs'

/** Describes one kind of file: `name` is its path below a folder of its own, `write` gives its text. */
export const file = (where, name, write, form) => ({ where, name, write, form })

export function sheetOf({ where, name, write, form }, random, folder) {
  const names = new Names(random, random.pick(secretNames))
  const path = `${folder}/${typeof name === 'function' ? name(names) : name}`
  const sheet = new Sheet(path, where, form)
  return sheet.add(write(new Writer(sheet, random, names), names))
}

class Writer {
  constructor(sheet, random, names) {
    this.sheet = sheet
    this.random = random
    this.names = names
  }

  /** A new password, in the text that `write` makes of it. */
  password(write = text => text) {
    return this.secret('file-password', password(this.random), write)
  }

  /** A password that needs no quoting or escaping anywhere. */
  simple(write = text => text) {
    return this.secret('file-password', generated(this.random).replace(/\W/g, 'x'), write)
  }

  /** A random key or token without a vendor's form. */
  key(write = text => text) {
    return this.secret('file-key', key(this.random), write)
  }

  /** A vendor's token. */
  token(id, write = text => text) {
    return this.secret(id, minted(id, this.random), write)
  }

  secret(kind, value, write = text => text) {
    return this.sheet.secret(kind, value, write(value))
  }

  negative(kind, text) {
    return this.sheet.negative(kind, text)
  }
}

export function minted(id, random) {
  const kind = kinds.find(each => each.id === id)
  if (kind === undefined) throw new Error(`no token is called ${id}`)
  return kind.mint(random)
}

export const inBase64 = text => Buffer.from(text).toString('base64')
export const inXml = text =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
export const inUrl = text => encodeURIComponent(text)
export const inJson = text => JSON.stringify(text).slice(1, -1)
