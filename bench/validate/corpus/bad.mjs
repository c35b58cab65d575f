// The bad workflows: every variant of every class of faults/*.txt, planted into some of the good ones.
import { randomFrom } from '../../secrets/mint/index.mjs'
import { Document } from './document.mjs'
import { crlfOf, WORKFLOWS } from './good.mjs'
import { MARK, ordersOf, planted } from './plant.mjs'
import { breadthOf, decided, namesIn, sectionsOf } from './sheets.mjs'

const AT_LEAST = 2
const AT_MOST = 6
const TRIES = 200
const PAIRS = 60

/** The classes of faults: [{ name, oracle, ident?, variants }]; a title is `class | oracle | zizmor's ident | persona`. */
export const classes = namesIn('faults', '.txt').flatMap(name =>
  sectionsOf(`faults/${name}`).map(({ title, text }) => {
    const [id, oracle, ident, persona] = title.split(' | ')
    return { name: id, oracle, ident, persona, variants: text.split(/^--\n/m) }
  }),
)

/** Cases with a fault, most with one: [{ id, class, files, main, good, planted, oracle, ident? }]. */
export function badCases(seed, good) {
  const bases = good.filter(({ newer, high, files, main }) => !newer && !high && isUsual(files[main]))
  const random = randomFrom(`${seed}/bad`)
  const single = classes.flatMap(kind =>
    kind.variants.flatMap((variant, at) => {
      const breadth = breadthOf(variant)
      const times = /^@file/.test(variant) ? Math.min(breadth, AT_MOST) : Math.min(Math.max(breadth, AT_LEAST), AT_MOST)
      const first = random.int(breadth)
      return Array.from({ length: times }, (_, again) =>
        badCase(
          `${kind.name}-${at + 1}-${again + 1}`,
          [kind],
          [decided(variant, random, first + again)],
          bases,
          random,
        ),
      )
    }),
  )
  return [...single, ...pairs(bases, random)]
}

/** Whether the workflow has its jobs where a document finds them, and there is no anchor, no end of a document and no list at the left edge. */
function isUsual(text) {
  return !/\r|^\.\.\.$|: &\w|^- /m.test(text) && new Document(text).jobs().length > 0
}

/** Two faults in a file: neither hides the other, so none that breaks the syntax of YAML or of the whole. */
function pairs(bases, random) {
  const suitable = classes.filter(
    ({ name, oracle, variants }) => oracle === 'actionlint' && !/^(yaml|top|whole)/.test(name) && variants.some(own),
  )
  return Array.from({ length: PAIRS }, (_, at) => {
    const kinds = [random.pick(suitable), random.pick(suitable)]
    const variants = kinds.map(({ variants }) => decided(random.pick(variants.filter(own)), random))
    if (kinds[0] === kinds[1] || variants.every(variant => variant.includes('planted'))) return undefined
    return badCase(`two-${at + 1}`, kinds, variants, bases, random)
  }).filter(Boolean)
}

/** Whether a variant is one addition in a step or job of its own. */
function own(variant) {
  return /^@(step|job)$/m.test(variant) && !/^@(?!step$|job$)/m.test(variant) && !variant.includes('#: ')
}

function badCase(id, kinds, variants, bases, random) {
  const [text, ...others] = variants.join('').split(/^#: file: /m)
  const orders = ordersOf(text)
  for (let tried = 0; tried < TRIES; tried += 1) {
    const base = random.pick(bases)
    const marked = planted(base.files[base.main], orders, random)
    if (marked === undefined) continue
    const { oracle, ident, persona } = kinds[0]
    const main = `${WORKFLOWS}/main.yml`
    const { text, lines } = unmarked(marked)
    const files = { ...base.files, [main]: random.int(25) === 0 ? crlfOf(text) : text }
    for (const other of others) files[other.slice(0, other.indexOf('\n'))] = other.slice(other.indexOf('\n') + 1)
    const name = kinds.map(({ name }) => name).join('+')
    return {
      id,
      class: name,
      files,
      main,
      good: false,
      planted: lines.map(line => ({ line })),
      oracle,
      ...(ident && { ident }),
      ...(persona && { persona }),
    }
  }
  throw new Error(`${id} has no workflow in which it could be planted`)
}

function unmarked(text) {
  const lines = []
  const clean = text.split('\n').map((line, at) => {
    if (MARK.test(line)) lines.push(at + 1)
    return line.replace(MARK, '')
  })
  return { text: clean.join('\n'), lines }
}
