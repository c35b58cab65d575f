import { percent } from '../../gate/inputs.js'
import { type Mistake, UserMistake } from '../../gate/mistake.js'
import { suggestion } from '../../gate/nearest.js'
import { ratioOfPercent } from '../../gate/percent.js'
import { FieldReader, parseStructure, type Structure } from '../../gate/structured.js'
import { FIELDS } from './schema.js'
import type { Bound, Operator, Threshold } from './threshold.js'

const WHERE = 'thresholds'
const EXPECTED =
  'is no threshold: a name, a colon, and `target` or `alert` with <, <=, > or >=, as in `api p95: target < 500 ms, alert > 1000 ms`'

/** The thresholds that an input holds: lines, or YAML. @throws UserMistake with all that is wrong with them */
export async function parseThresholds(text: string | undefined): Promise<Threshold[]> {
  if (text === undefined || text.trim() === '') return []
  const reader = new ThresholdReader()
  // A line is no YAML: names have colons, stars and brackets.
  if (/^\s*(-\s|\[|\{)/.test(text)) reader.readStructure(await parseStructure(text, WHERE))
  else for (const [index, line] of text.split('\n').entries()) reader.readLine(line, `${WHERE}, line ${index + 1}`)
  if (reader.mistakes.length > 0) throw new UserMistake(reader.mistakes)
  return reader.thresholds
}

class ThresholdReader {
  readonly thresholds: Threshold[] = []
  readonly mistakes: Mistake[] = []

  readStructure(structure: Structure): void {
    const items = Array.isArray(structure) ? structure : [structure]
    for (const [index, item] of items.entries()) {
      const where = `${WHERE}[${index}]`
      if (typeof item === 'string') this.readLine(item, where)
      else this.readMap(item, where)
    }
  }

  readLine(line: string, where: string): void {
    const text = line.trim()
    if (text === '' || text.startsWith('#')) return
    const [, name, conditions] = /^(.+?)\s*:\s*([a-z-]+\s*[<>].*)$/i.exec(text) ?? []
    if (name === undefined || conditions === undefined) {
      this.refuse(where, `"${text}" ${EXPECTED}`)
      return
    }
    const bounds: Record<'target' | 'alert', Bound | null> = { target: null, alert: null }
    for (const condition of conditions.split(',')) {
      const [, word = '', rest = ''] = /^\s*([a-z-]+)\s*(.*?)\s*$/i.exec(condition) ?? []
      if (word !== 'target' && word !== 'alert') {
        const near = suggestion(word, ['target', 'alert'])
        this.refuse(where, `"${condition.trim()}" begins with neither target nor alert${near}`)
      } else if (bounds[word] !== null) this.refuse(where, `has two of ${word}`)
      else bounds[word] = this.bound(rest, where)
    }
    const rest = { metric: null, isLine: true, unit: null, direction: null, maxRegression: null }
    this.add({ text: name, name, ...rest, ...bounds }, where)
  }

  private readMap(item: Structure, where: string): void {
    const line = lineMeantBy(item)
    if (line !== null) {
      this.refuse(where, `is a map to YAML: write the line in quotation marks, '${line}'`)
      return
    }
    const fields = new FieldReader(item, where, FIELDS)
    const text = (value: string) => value
    const name = fields.one('name', 'a name', text)
    if (name === undefined) fields.refuse('name', 'is required')
    const bound = (field: 'target' | 'alert') => {
      const value = fields.one(field, 'a comparison such as < 500 ms', text)
      return value === undefined ? null : this.bound(value, `${where}.${field}`)
    }
    const percentage = percent('')
    const most = fields.one('max-regression', percentage.expects, value => percentage.parse([value]))
    const metric = fields.one('metric', 'a metric', text) ?? null
    const direction = fields.one('direction', 'lower or higher', value =>
      value === 'lower' || value === 'higher' ? value : undefined,
    )
    const threshold: Threshold = {
      text: metric === null ? (name ?? '') : `${name} ${metric}`,
      name: name ?? '',
      metric,
      isLine: false,
      unit: fields.one('unit', 'a unit', text) ?? null,
      direction: direction ?? null,
      target: bound('target'),
      alert: bound('alert'),
      maxRegression: most === undefined ? null : ratioOfPercent(most),
    }
    const asks = [threshold.unit, threshold.direction, threshold.target, threshold.alert, threshold.maxRegression]
    if (fields.mistakes.length === 0 && asks.every(each => each === null)) {
      fields.refuse('', 'asks for nothing: give `target`, `alert`, `max-regression`, `unit` or `direction`')
    }
    this.mistakes.push(...fields.mistakes)
    if (fields.mistakes.length === 0) this.add(threshold, where)
  }

  private add(threshold: Threshold, where: string): void {
    const { target, alert, text } = threshold
    if (target !== null && alert !== null && target.operator[0] === alert.operator[0]) {
      const same = `target ${target.text} is what must hold and alert ${alert.text} what must not`
      this.refuse(where, `${text}: ${same}, and they look the same way`)
    }
    this.thresholds.push(threshold)
  }

  private bound(text: string, where: string): Bound | null {
    const [, operator, value, unit = ''] =
      /^([<>]=?)\s*([+-]?(?:\d[\d_]*)?\.?\d+(?:e[+-]?\d+)?)\s*(\S.*)?$/i.exec(text.trim()) ?? []
    const number = Number(value?.replaceAll('_', ''))
    if (operator === undefined || !Number.isFinite(number)) {
      this.refuse(where, `"${text.trim()}" is no comparison with a number, such as < 500 ms`)
      return null
    }
    return { operator: operator as Operator, value: number, unit: unit.trim() || null, text: text.trim() }
  }

  private refuse(where: string, message: string): void {
    this.mistakes.push({ where, message })
  }
}

/** The line that was written without quotation marks, so that YAML takes its name for a key; null where it is none. */
function lineMeantBy(item: Structure): string | null {
  if (typeof item === 'string' || Array.isArray(item)) return null
  const [[name, conditions] = []] = Object.entries(item)
  if (name === undefined || typeof conditions !== 'string') return null
  return /^(target|alert)\s*[<>]/.test(conditions) ? `${name}: ${conditions}` : null
}
