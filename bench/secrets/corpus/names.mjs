// One name in the ways in which languages and formats write it.
import { title } from './words.mjs'

/** `dbPassword`, `DB_PASSWORD`, `db-password` and `db password` are all db, password. */
export function wordsOf(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map(word => word.toLowerCase())
}

export const cases = {
  snake: words => words.join('_'),
  screaming: words => words.join('_').toUpperCase(),
  kebab: words => words.join('-'),
  dotted: words => words.join('.'),
  joined: words => words.join(''),
  spaced: words => title(words.join(' ')),
  pascal: words => words.map(title).join(''),
  camel: words => words.map((word, at) => (at ? title(word) : word)).join(''),
}
