// Whether the labels hold what they say, read back from the files: every secret stands in its lines, as it is or in a
// form in which it can be found.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of a file as its readers see it. */
export function textOf(path) {
  const bytes = readFileSync(path)
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString()
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
}

/** The labels with the form in which each secret stands; ends with an error where one does not. */
export function checked(folder, labels) {
  const lines = new Map()
  const secretLines = new Set()
  for (const { file, line, endLine = line, label } of labels) {
    if (!lines.has(file)) lines.set(file, textOf(join(folder, file)).split('\n'))
    if (label === 'secret') for (let at = line; at <= endLine; at += 1) secretLines.add(`${file}:${at}`)
  }
  return labels.map(label => {
    const { file, line, endLine = line, kind, secret } = label
    const text = lines
      .get(file)
      .slice(line - 1, endLine)
      .join('\n')
    if (label.label === 'negative') {
      for (let at = line; at <= endLine; at += 1) {
        if (secretLines.has(`${file}:${at}`)) throw new Error(`${file}:${at} is labelled as a secret and as ${kind}`)
      }
      return label
    }
    const form = formOf(text, secret.trim())
    if (form === undefined) throw new Error(`${file}:${line} does not hold its ${kind}`)
    return { ...label, form }
  })
}

function formOf(text, secret) {
  const forms = {
    plain: () => text.includes(secret),
    indented: () => text.replace(/^[ \t]+/gm, '').includes(secret.replace(/^[ \t]+/gm, '')),
    escaped: () =>
      unescaped(text).includes(secret) || unescaped(unescaped(text)).includes(secret) || quoted(text).includes(secret),
    url: () => runs(text, /[^\s"'<>`]+/g, decodedUrl).some(found => found.includes(secret)),
    split: () => bare(text.replace(/\\n",?/g, '')).includes(bare(secret)),
    base64: () =>
      runs(text.replace(/\n[ \t]*/g, ''), /[A-Za-z0-9+/_-]{8,}={0,2}/g, decoded('base64')).some(found =>
        found.includes(secret),
      ),
    utf16: () =>
      runs(text, /[A-Za-z0-9+/]{8,}={0,2}/g, run => Buffer.from(run, 'base64').toString('utf16le')).some(found =>
        found.includes(secret),
      ),
    hex: () =>
      runs(text.replaceAll('\\x', ''), /[0-9a-fA-F]{8,}/g, decoded('hex')).some(found => found.includes(secret)),
  }
  return Object.keys(forms).find(form => forms[form]())
}

const runs = (text, pattern, decode) => (text.match(pattern) ?? []).map(decode)
const decoded = encoding => run => Buffer.from(run, encoding).toString()
const bare = text => text.replace(/[\s"'`+.\\]/g, '')

function decodedUrl(text) {
  return text.replace(/(%[0-9a-fA-F]{2})+/g, found => {
    try {
      return decodeURIComponent(found)
    } catch {
      return found
    }
  })
}

function unescaped(text) {
  return text.replace(/\\(.)/g, (_, c) => (c === 'n' ? '\n' : c))
}

/** XML's entities, read. */
function quoted(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
