import type { ScalarNode } from '../../tree/node.js'
import { formatNamed } from '../formats/formats.js'
import type { NumberKeywords, TextKeywords } from '../model/keywords.js'
import type { Schema } from '../model/schema.js'
import { valueRule } from '../rules/value.js'
import type { Limit } from '../value/decimal.js'
import { shown } from '../value/shown.js'
import { matches } from './matching.js'
import type { Run } from './run.js'
import { clippedWords, said, shownPattern } from './said.js'
import { headOf } from './subject.js'

export function checkNumber(run: Run, keys: NumberKeywords, scalar: ScalarNode): boolean {
  const { minimum, maximum, above, below, multipleOf } = keys
  const against = (limit: Limit | null) => (limit === null ? undefined : limit.compared(scalar))
  const wanted: string[] = []
  if ((against(minimum) ?? 0) < 0) wanted.push(`at least ${minimum?.text}`)
  if ((against(maximum) ?? 0) > 0) wanted.push(`at most ${maximum?.text}`)
  if ((against(above) ?? 1) <= 0) wanted.push(`greater than ${above?.text}`)
  if ((against(below) ?? -1) >= 0) wanted.push(`less than ${below?.text}`)
  if (multipleOf !== null && !multipleOf.divides(scalar)) wanted.push(`a multiple of ${multipleOf.text}`)
  if (wanted.length === 0) return true
  const message = `${headOf(run.path)} must be ${wanted.join(' and ')}, is ${shown(scalar)}.`
  return run.refuse(valueRule, 'other', scalar, scalar, message)
}

export function checkText(run: Run, schema: Schema, keys: TextKeywords, scalar: ScalarNode): boolean {
  const { text } = scalar
  const { minLength, maxLength, pattern, patternAt, format } = keys
  let fits = true
  if (text.length < minLength * 2 || text.length > maxLength) {
    const length = lengthOf(text)
    if (length < minLength || length > maxLength) {
      if (run.silent) return false
      const message = `${headOf(run.path)} must ${lengthWords(minLength, maxLength)}${length === 0 ? '' : `, has ${length}`}.`
      fits = run.refuse(valueRule, 'other', scalar, scalar, message)
    }
  }
  if (pattern !== null && patternAt !== null && !matches(run, schema, pattern, patternAt, text)) {
    if (run.silent) return false
    fits = run.refuse(valueRule, 'other', scalar, scalar, patternWords(run, schema, pattern.text, scalar))
  }
  return (format === null || checkFormat(run, schema, format, scalar)) && fits
}

function checkFormat(run: Run, schema: Schema, format: string, scalar: ScalarNode): boolean {
  const asserted = schema.resource.assertsFormats
  if (run.silent && !asserted) return true
  const known = formatNamed(format)
  if (known === undefined || known.test(scalar.text)) return true
  const message = `${headOf(run.path)} ${asserted ? 'must' : 'should'} be ${known.words}, is ${shown(scalar)}.`
  run.refuse(valueRule, 'other', scalar, scalar, message, asserted ? {} : { level: 'warning' })
  return !asserted
}

/** In code points, as the standard counts. */
function lengthOf(text: string): number {
  let length = text.length
  for (let at = 0; at + 1 < text.length; at += 1) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      length -= 1
      at += 1
    }
  }
  return length
}

function lengthWords(least: number, most: number): string {
  const characters = (count: number) => `${count} character${count === 1 ? '' : 's'}`
  if (most === Number.POSITIVE_INFINITY) return least === 1 ? 'not be empty' : `have at least ${characters(least)}`
  return least === 0 ? `have at most ${characters(most)}` : `have ${least} to ${characters(most)}`
}

/** In the schema's own words where it has some for its expression: few can read one. */
function patternWords(run: Run, schema: Schema, pattern: string, scalar: ScalarNode): string {
  const own = said(schema, 'patternErrorMessage', 'errorMessage')
  if (own !== undefined) return `${headOf(run.path)}, ${shown(scalar)}, does not fit: ${clippedWords(own)}.`
  const about = said(schema, 'description', 'title', 'markdownDescription')
  const described = about === undefined ? '' : ` (${clippedWords(about)})`
  return `${headOf(run.path)} must match \`${shownPattern(pattern)}\`${described}, is ${shown(scalar)}.`
}
