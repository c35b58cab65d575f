import type { Import, ImportFrom, Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import type { ModuleValue, Value } from '../value.js'
import { assignName } from './assign.js'
import { folderModule, hostMember, loadModule, missingMember } from './modules.js'

/** `import a.b as c`. */
export function runImport(node: Import, machine: Interpreter): void {
  for (const { name, as, span } of node.names) {
    const value = loadModule(name, 0, machine, span)
    const [top = name] = name.split('.')
    if (as !== null) assignName(as, value, machine)
    else assignName(top, top === name ? value : around(top, value, machine, span), machine)
  }
}

/** `import a.b` binds `a`, which may be no more than a folder. */
function around(top: string, value: Value, machine: Interpreter, span: Span): Value {
  const isFolder = value.kind === 'module' && machine.modules.host(top) === null && !machine.hasSource(top, 0)
  return (isFolder ? folderModule(top, machine) : null) ?? loadModule(top, 0, machine, span)
}

/** `from a import b`. */
export function runImportFrom(node: ImportFrom, machine: Interpreter): void {
  const span = node.moduleSpan.end > node.moduleSpan.start ? node.moduleSpan : node
  if (node.module === '' && node.level > 0) {
    for (const { name, as, span } of node.names)
      assignName(as ?? name, besideIt(node.level, name, machine, span), machine)
    return
  }
  // A folder without `__init__.py` is a package too; its modules are looked for one by one.
  const module =
    node.level === 0 || machine.hasSource(node.module, node.level)
      ? loadModule(node.module, node.level, machine, span)
      : null
  for (const { name, as, span: at } of node.names) {
    if (name === '*') importAll(module, node, machine)
    else assignName(as ?? name, memberOf(module, node, name, machine, at), machine)
  }
}

/** `from . import name`: what the package has, or a module beside this one. */
function besideIt(level: number, name: string, machine: Interpreter, span: Span): Value {
  if (machine.hasSource('', level)) {
    const own = loadModule('', level, machine, span)
    const member = own.kind === 'module' ? own.members?.get(name) : undefined
    if (member !== undefined) return member
  }
  return loadModule(name, level, machine, span)
}

function memberOf(module: Value | null, node: ImportFrom, name: string, machine: Interpreter, span: Span): Value {
  if (module?.kind === 'host')
    return hostMember(module, name, machine, span) ?? noneOfHost(node.module, name, machine, span)
  const member = module?.kind === 'module' ? module.members?.get(name) : undefined
  if (member !== undefined) return member
  const inner = `${node.module}.${name}`
  if (machine.hasSource(inner, node.level)) return loadModule(inner, node.level, machine, span)
  if (module === null) return loadModule(node.module, node.level, machine, span)
  if (module.kind !== 'module')
    return { ...module, ...(module.kind === 'unknown' && { span: { start: span.start, end: span.end } }) }
  return missingMember(module, name, machine, span) ?? cannotImport(module, name, machine, span)
}

function noneOfHost(module: string, name: string, machine: Interpreter, span: Span): Value {
  if (machine.importsGuarded > 0)
    return machine.fail('ImportError', `cannot import name '${name}' from '${module}'`, span)
  machine.risk()
  return machine.unknown(`${module} has nothing known that is named '${name}'`, span)
}

function cannotImport(module: ModuleValue, name: string, machine: Interpreter, span: Span): Value {
  return machine.fail('ImportError', `cannot import name '${name}' from '${module.name}'`, span)
}

/** `from a import *`. */
function importAll(module: Value | null, node: ImportFrom, machine: Interpreter): void {
  const members = module?.kind === 'module' ? module.members : null
  if (members === null) {
    const reason = module?.kind === 'unknown' ? module.reason : `what ${node.module} holds is not told`
    machine.frame.module.open ??= reason
    machine.leave(`what is imported is not known: ${reason}`, node)
    return
  }
  const all = members.get('__all__')
  const names =
    all?.kind === 'list' || all?.kind === 'tuple'
      ? all.items.flatMap(item => (item.kind === 'str' ? [item.value] : []))
      : [...members.keys()].filter(name => !name.startsWith('_'))
  for (const name of names) {
    const value = members.get(name)
    if (value !== undefined) assignName(name, value, machine)
  }
}
