// Deals the items to kinds of files and writes the files: each holds a few secrets, some look-alikes and ordinary text.

import { secretNames } from './items/assignments.mjs'
import { tokenNames } from './items/tokens.mjs'
import { places } from './places/index.mjs'
import { Sheet } from './sheet.mjs'
import { Names, Slot } from './slot.mjs'
import { shuffled } from './words.mjs'

const LARGE = 0.03

/** Sheets with all secrets, all harmless literals and so many lines that only talk of secrets. */
export function filledFiles(randomOf, secrets, harmless, talkLines) {
  const random = randomOf('deal')
  const deck = shuffled(
    random,
    places.flatMap(place => Array(place.weight).fill(place)),
  )
  const shares = new Map(places.map(place => [place, { secrets: [], harmless: [] }]))
  deal(shuffled(random, secrets), deck, (place, item) => shares.get(place).secrets.push(item))
  deal(shuffled(random, harmless), deck, (place, item) => shares.get(place).harmless.push(item))
  const speaking = deck.filter(place => place.expressions)
  return [...shares].flatMap(([place, share]) => {
    const lines = Math.round((talkLines * (place.expressions ? place.weight : 0)) / speaking.length)
    return filesOf(place, share, talk(place, lines, randomOf(`talk/${place.where}`)), randomOf(`files/${place.where}`))
  })
}

function deal(items, deck, give) {
  let at = 0
  for (const item of items) {
    let tried = 0
    while (!suits(deck[at % deck.length], item)) {
      at += 1
      tried += 1
      if (tried > deck.length) throw new Error(`no kind of file holds ${item.kind}`)
    }
    give(deck[at % deck.length], item)
    at += 1
  }
}

function suits(place, { value, multiline }) {
  return multiline ? place.multi !== undefined : (place.accepts?.(value) ?? true)
}

/** Lines of the language in which a secret is named, asked for, read from elsewhere. */
function talk(place, count, random) {
  const all = Object.entries(place.expressions ?? {}).flatMap(([kind, writers]) =>
    writers.map(write => ({ kind, write })),
  )
  let deck = []
  return Array.from({ length: count }, () => {
    if (deck.length === 0) deck = shuffled(random, all)
    return deck.pop()
  })
}

function filesOf(place, { secrets, harmless }, lines, random) {
  const files = []
  while (secrets.length > 0) files.push({ secrets: secrets.splice(0, 1 + random.int(4)), harmless: [], lines: [] })
  const clean = Math.ceil(files.length / 6)
  for (let at = 0; at < clean; at += 1) files.push({ secrets: [], harmless: [], lines: [] })
  for (const item of harmless) random.pick(files).harmless.push(item)
  for (const line of lines) random.pick(files).lines.push(line)
  const taken = new Set()
  return files.map(file => sheetOf(place, file, random, taken))
}

function sheetOf(place, { secrets, harmless, lines }, random, taken) {
  const names = () => new Names(random, random.pick(random.int(4) ? secretNames : tokenNames))
  const sheet = new Sheet(pathOf(place, names, taken), place.where, formOf(place, random))
  const large = random.next() < LARGE
  const blocks = Array.from({ length: large ? 60 + random.int(200) : 2 + random.int(7) }, () =>
    random.pick(place.blocks)(names()),
  )
  const filled = [...secrets, ...harmless].map(item => written(place, new Slot(sheet, random, item, place.escapes)))
  const talked = lines.map(({ kind, write }) => (place.around ?? (text => text))(sheet.negative(kind, write(names()))))
  const body = shuffled(random, [...blocks, ...filled, ...talked]).join(place.join ?? (random.int(2) ? '\n\n' : '\n'))
  return sheet.add(...[place.open, place.head?.(names()), body, place.foot?.(), place.close].filter(Boolean))
}

function pathOf(place, names, taken) {
  let path = place.path(names())
  while (taken.has(path)) path = `${names().service}${names().number}/${place.path(names())}`
  taken.add(path)
  return path
}

function formOf({ crlf = 0.03, bom = 0, utf16 = 0 }, random) {
  const encoding = random.next() < utf16 ? 'utf16le' : random.next() < bom ? 'utf8-bom' : undefined
  return { crlf: random.next() < crlf, encoding }
}

/** The item as one of the ways in which this kind of file writes it. */
function written(place, slot) {
  const { item, random } = slot
  if (item.multiline) return random.pick(place.multi)(slot)
  if (item.line && place.line) return place.line(slot, slot.marked(item.line))
  const unnamed = item.bare && random.int(10) < 4
  const simple = /^[\w.~+/=-]{1,500}$/.test(item.value)
  const named = item.described ? place.named : [...place.named, ...(place.revealing ?? [])]
  const styles = unnamed ? [...(place.bare ?? []), ...(simple ? (place.header ?? []) : [])] : named
  const text = random.pick(styles.length > 0 ? styles : named)(slot)
  return place.inside && random.int(3) === 0 ? place.inside(slot, text) : text
}
