import { ReportRefused } from '../refusal.js'
import { FORMATS, type FormatName } from './names.js'

/** How much of a report is looked at to tell its format. */
export const BEGINNING = 1 << 16

/**
 * The format of a report by how it begins, whatever it is called: by its records, its root element or its keys.
 *
 * @throws ReportRefused where it is none of those that are read
 */
export function recognise(beginning: string): FormatName {
  const text = beginning.replace(/^\ufeff/, '').trimStart()
  if (text === '') throw new ReportRefused('is empty')
  const found = text.startsWith('<') ? byElements(text) : text.startsWith('{') ? byKeys(text) : byRecords(text)
  if (found !== null) return found
  const shown = JSON.stringify(text.slice(0, 40))
  throw new ReportRefused(`is no report of a format that is read (${FORMATS.join(', ')}): it begins with ${shown}`, 1)
}

function byRecords(text: string): FormatName | null {
  if (/^mode: *(set|count|atomic)\s/.test(text)) return 'go'
  return /^(#.*\r?\n\s*)*(TN|SF|VER):/.test(text) ? 'lcov' : null
}

function byElements(text: string): FormatName | null {
  // What stands before the root: the declaration, the document type, comments.
  const bare = text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(\[[^\]]*\]\s*)?>/g, '')
  const [, root, attributes = '', child] = /^\s*<([\w.:-]+)([^>]*)>\s*(?:<([\w.:-]+))?/.exec(bare) ?? []
  if (root === 'report') return 'jacoco'
  if (root === 'CoverageSession') return 'opencover'
  if (root !== 'coverage') return null
  if (child === 'project' || /\b(clover|generated)\s*=/.test(attributes)) return 'clover'
  if (child === 'file') return 'sonar'
  return /\bversion\s*=\s*["']1["']/.test(attributes) && !/\bline/.test(attributes) && child === undefined
    ? 'sonar'
    : 'cobertura'
}

function byKeys(text: string): FormatName | null {
  const [first, second, third] = keysOf(text)
  if (first.has('meta')) return second.has('simplecov_version') ? 'simplecov' : 'coveragepy'
  if (first.has('data') && second.has('files')) return 'llvm-cov'
  if (second.has('statementMap') || third.has('statementMap')) return 'istanbul'
  if (third.has('pct')) return 'istanbul-summary'
  return second.has('coverage') ? 'simplecov' : null
}

/** The keys in the three outer levels of objects of a JSON text that may be cut off; arrays are no level of their own. */
function keysOf(text: string): [Set<string>, Set<string>, Set<string>] {
  const keys: [Set<string>, Set<string>, Set<string>] = [new Set(), new Set(), new Set()]
  let depth = 0
  for (const [token] of text.matchAll(/[{}]|"(?:[^"\\]|\\.)*"(?:\s*:)?/g)) {
    if (token === '{') depth += 1
    else if (token === '}') depth -= 1
    else if (token.endsWith(':')) keys[depth - 1]?.add(token.slice(1, token.lastIndexOf('"')))
  }
  return keys
}
