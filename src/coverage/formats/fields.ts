import { MAX_LINE } from '../model.js'
import { ReportRefused } from '../refusal.js'
import type { Attributes } from '../xml.js'
import { hasRun } from './hits.js'

/** An attribute without which its element says nothing. @throws ReportRefused where it is absent or empty */
export function textOf(attributes: Attributes, element: string, name: string): string {
  const text = attributes.get(name)
  if (text) return text
  throw new ReportRefused(`has a <${element}> without a ${name}`)
}

/** The line number that an attribute holds; 0 is for code that stands on no line. @throws ReportRefused */
export function lineOf(attributes: Attributes, name: string): number {
  const line = attributes.whole(name)
  if (line >= 0 && line <= MAX_LINE) return line
  throw unexpected(attributes.get(name), 'a line number')
}

/** The amount that an attribute holds, 0 where there is none. @throws ReportRefused */
export function amountOf(attributes: Attributes, name: string): number {
  const amount = attributes.whole(name)
  if (amount >= 0) return amount
  const text = attributes.get(name)
  if (text === undefined) return 0
  throw unexpected(text, 'a number')
}

/** Whether the count of executions that an attribute holds is above zero. @throws ReportRefused */
export function ranIn(attributes: Attributes, name: string): boolean {
  const count = attributes.whole(name)
  if (count >= 0) return count > 0
  const text = attributes.get(name)
  const ran = text === undefined ? null : hasRun(text)
  if (ran !== null) return ran
  throw unexpected(text, 'a count')
}

function unexpected(text: string | undefined, what: string): ReportRefused {
  return new ReportRefused(`has ${JSON.stringify(text?.slice(0, 40) ?? null)} where ${what} belongs`)
}
