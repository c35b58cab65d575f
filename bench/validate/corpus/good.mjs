// The good workflows: those written by hand in good/*.yml and those put together by the grammar.
import { randomFrom } from '../../secrets/mint/index.mjs'
import { grownWorkflow } from './grammar.mjs'
import { namesIn, pinned, read } from './sheets.mjs'

export const WORKFLOWS = '.github/workflows'
const GROWN = 90

/** Cases without a planted fault: [{ id, class, files, main, good, newer?, high? }]. */
export function goodCases(seed) {
  const grown = Array.from({ length: GROWN }, (_, at) => {
    const text = grownWorkflow(randomFrom(`${seed}/good/${at}`))
    return goodCase(`good-grown-${at + 1}`, 'grown', text)
  })
  return [...namesIn('good', '.yml').map(name => writtenCase(name)), ...grown]
}

/**
 * A file of good/ begins with what is to be known of it: `#: newer: reason` for what GitHub accepts and actionlint does
 * not yet, `#: high: ident: reason` for zizmor's findings that belong to its matter, `#: crlf`. `#: file: path` begins
 * another file of the same case.
 */
function writtenCase(name) {
  const [own, ...others] = pinned(read(`good/${name}`)).split(/^#: file: /m)
  const notes = [...own.matchAll(/^#: (\w+)(?:: (.*))?\n/gm)].map(([, key, value = '']) => [key, value])
  const { crlf, newer, high } = Object.fromEntries(notes)
  const text = own.replace(/^#: .*\n/gm, '')
  const { files, ...rest } = goodCase(
    `good-${name.replace('.yml', '')}`,
    'written',
    crlf === undefined ? text : crlfOf(text),
  )
  for (const other of others) files[other.slice(0, other.indexOf('\n'))] = other.slice(other.indexOf('\n') + 1)
  return { ...rest, files, ...(newer && { newer }), ...(high && { high }) }
}

function goodCase(id, kind, text) {
  const main = `${WORKFLOWS}/main.yml`
  return { id, class: `good/${kind}`, files: { [main]: text }, main, good: true, planted: [], oracle: 'actionlint' }
}

/** The text with the line ends of Windows. */
export function crlfOf(text) {
  return text.replaceAll('\n', '\r\n')
}
