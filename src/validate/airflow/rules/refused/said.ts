import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { Refusal } from '../../model/extracted.js'
import type { Checking, More } from '../checking.js'

/** How a refusal of Airflow's, or of Python's while it imports the file, is told. */
export interface Told {
  rule: Rule
  message(refusal: Refusal, checking: Checking): string
  more?(refusal: Refusal, checking: Checking): More
}

/** The exception, as a log would have it. */
export const said = ({ type, message }: Refusal): string => quoted(message === '' ? type : `${type}: ${message}`)

/** The first name that stands between apostrophes in the exception's text. */
export const nameIn = ({ message }: Refusal): string | null => /'([^']*)'/.exec(message)?.[1] ?? null
