import type { Module } from '../../../python/ast.js'
import type { PythonError } from '../../evaluate/value.js'
import type { Refusal } from '../extracted.js'
import type { Model } from '../state.js'

/** The faults of a file's syntax. */
export const syntaxErrors = (module: Module, file: string): Refusal[] =>
  module.faults.map(({ message, start, end }) => ({
    code: 'syntax',
    type: 'SyntaxError',
    message,
    span: { start, end },
    file,
  }))

/** Exceptions that nobody caught: those of Airflow have its code. */
export function raisedErrors(model: Model, errors: readonly PythonError[]): Refusal[] {
  return errors.map(error => model.refusals.find(refusal => isSame(refusal, error)) ?? { code: 'python', ...error })
}

const isSame = (one: PythonError, two: PythonError): boolean =>
  one.type === two.type && one.message === two.message && one.file === two.file && one.span.start === two.span.start

/** In the order of the files' text. */
export function byPlace(one: Refusal, two: Refusal): number {
  return one.file === two.file ? one.span.start - two.span.start : one.file < two.file ? -1 : 1
}
