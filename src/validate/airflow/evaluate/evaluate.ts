import type { Module } from '../../python/ast.js'
import type { ModuleState } from './core/frame.js'
import { Interpreter } from './core/interpreter.js'
import { LIMITS, type Limits } from './core/limits.js'
import { Exhausted, Raised } from './core/raised.js'
import { runModule } from './run/modules.js'
import type { Left, Modules, PythonError, Scope } from './value.js'

/** What the text of a module tells of what it does. */
export interface Evaluation {
  scope: Scope
  left: readonly Left[]
  /** The exception that ends it, where it is certain. */
  errors: readonly PythonError[]
  /** The paths of the modules of the repository that it imports, also those that they import. */
  modules: readonly string[]
}

/** Evaluates a module as far as its text tells what it does; nothing is run, and nothing is guessed. */
export function evaluate(path: string, module: Module, modules: Modules, limits: Partial<Limits> = {}): Evaluation {
  const machine = new Interpreter(modules, { ...LIMITS, ...limits })
  const faulty = module.faults.length > 0 ? 'the file has faults of syntax' : null
  const state: ModuleState = { path, name: null, variables: new Map(), open: faulty }
  const errors: PythonError[] = []
  try {
    runModule(module, state, machine)
  } catch (thrown) {
    end(thrown, path, errors, machine)
  }
  const scope = { variables: state.variables, parent: null }
  return { scope, left: machine.left, errors, modules: [...machine.imported.keys()] }
}

function end(thrown: unknown, path: string, errors: PythonError[], machine: Interpreter): void {
  if (thrown instanceof Exhausted) machine.leaveIn(thrown.file, thrown.reason, thrown.span)
  // What is nested in ways that are not counted ends where this language ends.
  else if (thrown instanceof RangeError) machine.leaveIn(path, 'it is nested too deeply', { start: 0, end: 0 })
  else if (!(thrown instanceof Raised)) throw thrown
  else if (thrown.certain) errors.push(thrown.error)
  else {
    const { type, message, span, file } = thrown.error
    machine.leaveIn(file, `it may end in ${type}${message === '' ? '' : `: ${message}`}`, span)
  }
}
