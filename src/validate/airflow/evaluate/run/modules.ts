import type { Module, Span } from '../../../python/ast.js'
import { parsePython } from '../../../python/parse.js'
import { frameOf, type ModuleState } from '../core/frame.js'
import type { Interpreter } from '../core/interpreter.js'
import { str } from '../core/make.js'
import { Exhausted } from '../core/raised.js'
import { libraryModule } from '../library/all.js'
import { OUTSIDE, STANDARD } from '../library/outside.js'
import type { HostObject, Modules, ModuleValue, Value } from '../value.js'
import { closeOpen } from './alternatives.js'

const PARSED = new WeakMap<Modules, Map<string, Module>>()

/** A module's tree; of one text only once for all files that are evaluated with the same modules. */
function parsed(text: string, modules: Modules): Module {
  const known = PARSED.get(modules) ?? new Map<string, Module>()
  PARSED.set(modules, known)
  const module = known.get(text) ?? parsePython(text)
  known.set(text, module)
  return module
}

/** A module by its name as it is written; unknown where it is nowhere. */
export function loadModule(name: string, level: number, machine: Interpreter, span: Span): Value {
  if (level === 0) {
    const host = hostModule(name, machine)
    if (host !== null) return guarded(name, host, machine, span)
    const parent = name.lastIndexOf('.')
    // The packages around it run first, where the repository has them.
    if (parent !== -1) fromSource(name.slice(0, parent), 0, machine, span)
  }
  return fromSource(name, level, machine, span) ?? library(name, level, machine) ?? nowhere(name, level, machine, span)
}

/** A module of the host, which need not be installed: that matters where somebody asks. */
function guarded(name: string, host: HostObject, machine: Interpreter, span: Span): Value {
  if (machine.importsGuarded === 0 || machine.modules.installed === undefined) return host
  const isInstalled = machine.modules.installed(name)
  if (isInstalled === false) return machine.fail('ModuleNotFoundError', `No module named '${name}'`, span)
  if (isInstalled === null) machine.importRisks += 1
  return host
}

function hostModule(name: string, machine: Interpreter): HostObject | null {
  const host = machine.modules.host(name)
  if (host !== null) machine.hostNames.set(host, name)
  return host
}

/** A module of the repository, evaluated once; null where there is none. */
function fromSource(name: string, level: number, machine: Interpreter, span: Span): ModuleValue | null {
  const source = machine.modules.source(name, level, machine.file)
  if (source === null) return null
  const known = machine.imported.get(source.path)
  if (known !== undefined) return known.value
  const state: ModuleState = { path: source.path, name, variables: new Map(), open: null }
  const value: ModuleValue = { kind: 'module', name, members: state.variables }
  machine.imported.set(source.path, { value, state })
  const module = parsed(source.text, machine.modules)
  const [fault] = module.faults
  const caller = machine.frame
  machine.depth += 1
  if (machine.depth > machine.limits.depth) throw new Exhausted('imports are nested too deeply', span, machine.file)
  try {
    if (fault !== undefined)
      machine.raise({
        type: 'SyntaxError',
        message: fault.message,
        span: { start: fault.start, end: fault.end },
        file: source.path,
      })
    runModule(module, state, machine)
  } finally {
    machine.frame = caller
    machine.depth -= 1
  }
  return value
}

const NAMELESS = 'the module is named by what loads it'

/** Runs the body of a module in a frame of its own. */
export function runModule(module: Module, state: ModuleState, machine: Interpreter): void {
  const frame = frameOf('module', null, state, null)
  machine.frame = frame
  const own: [string, Value][] = [
    ['__name__', state.name === null ? machine.unknown(NAMELESS, { start: 0, end: 0 }) : str(state.name)],
    ['__file__', str(state.path)],
    ['__doc__', documentationOf(module)],
    ['__package__', str((state.name ?? '').split('.').slice(0, -1).join('.'))],
  ]
  for (const [name, value] of own) frame.variables.set(name, value)
  machine.run(module.body)
  closeOpen(frame, 0, machine)
}

function documentationOf({ body: [first] }: Module): Value {
  return first?.kind === 'Expression' && first.value.kind === 'Str' ? str(first.value.value) : { kind: 'none' }
}

function library(name: string, level: number, machine: Interpreter): ModuleValue | null {
  if (level > 0) return null
  const known = machine.libraries.get(name)
  if (known !== undefined) return known
  const members = libraryModule(name)
  if (members === null) return null
  const value: ModuleValue = { kind: 'module', name, members: new Map(members) }
  machine.libraries.set(name, value)
  return value
}

/** A module that is not at hand. Whether it is installed is not told, unless what it is part of is known to be without it. */
function nowhere(name: string, level: number, machine: Interpreter, span: Span): Value {
  const [top = ''] = name.split('.')
  const isInstalled = level === 0 ? (machine.modules.installed?.(name) ?? null) : null
  const isPartOfHost = level === 0 && name !== top && machine.modules.host(top) !== null
  // What a package of the repository has not, nobody else has.
  const parent = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : null
  const isMissing = level > 0 || (parent !== null && machine.hasSource(parent, 0))
  if ((isPartOfHost || isMissing || isInstalled === false) && machine.importsGuarded > 0)
    return machine.fail('ModuleNotFoundError', `No module named '${name}'`, span)
  if (level === 0 && STANDARD.has(top))
    return machine.unknown(OUTSIDE.get(top) ?? `the module ${top} is not evaluated`, span)
  if (isInstalled !== true) machine.importRisks += 1
  const reason = level === 0 ? OUTSIDE.get(top) : undefined
  if (reason !== undefined) return machine.unknown(reason, span)
  const written = `${'.'.repeat(level)}${name}`
  return { ...machine.unknown(`module ${written} is not part of the repository`, span), foreign: true }
}

/** `module.name`. */
export function moduleAttribute(value: ModuleValue, name: string, machine: Interpreter, span: Span): Value {
  if (value.members === null)
    return { ...machine.unknown(`module ${value.name} is not part of the repository`, span), foreign: true }
  const member = value.members.get(name)
  if (member !== undefined) return member
  const given = missingMember(value, name, machine, span)
  return given ?? machine.fail('AttributeError', `module '${value.name}' has no attribute '${name}'`, span)
}

/** What a module has that is not among its variables; null where it has nothing of the name. */
export function missingMember(value: ModuleValue, name: string, machine: Interpreter, span: Span): Value | null {
  if (machine.libraries.get(value.name) === value) {
    const inner = library(`${value.name}.${name}`, 0, machine)
    if (inner !== null) return inner
    machine.risk()
    return machine.unknown(OUTSIDE.get(value.name) ?? `${value.name}.${name} is not evaluated`, span)
  }
  for (const { value: other } of machine.imported.values()) if (other.name === `${value.name}.${name}`) return other
  const folder = folderModule(`${value.name}.${name}`, machine)
  if (folder !== null) return folder
  const open = stateOf(value, machine)?.open ?? null
  if (open !== null) return machine.unknown(open, span)
  return name.startsWith('__') || value.members?.has('__getattr__') === true
    ? machine.unknown(`'${name}' is not evaluated`, span)
    : null
}

/** A folder as a package, of which modules were imported; it has nothing but those. */
export function folderModule(name: string, machine: Interpreter): ModuleValue | null {
  for (const { value } of machine.imported.values())
    if (value.name.startsWith(`${name}.`)) return { kind: 'module', name, members: new Map() }
  return null
}

function stateOf(value: ModuleValue, machine: Interpreter): ModuleState | null {
  for (const { value: other, state } of machine.imported.values()) if (other === value) return state
  return null
}

/** A member of a module of the host, also a module in it. */
export function hostMember(host: HostObject, name: string, machine: Interpreter, span: Span): Value | null {
  const member = host.get?.(name, machine, span)
  if (member !== undefined) return member
  const path = machine.hostNames.get(host)
  return path === undefined ? null : hostModule(`${path}.${name}`, machine)
}
