import { posix } from 'node:path'
import { parseSync } from '@swc/core'

/** One import of a module: what it names, and whether anything of it is left when types are gone. */
export interface Import {
  from: string
  typeOnly: boolean
  /** Loaded when asked for; such an import closes no cycle of loading. */
  later: boolean
}

/** Sources by their path below `src/`. */
export type Modules = Readonly<Record<string, string>>

// Only `platform/` may reach what these name: the world outside a gate.
const WORLD =
  /^(@actions\/.*|(node:)?(fs|path|child_process|http|https|http2|net|tls|dns|dgram|os|worker_threads|timers|process|cluster|readline|inspector|vm|v8|perf_hooks)(\/.*)?)$/

const SHARED = ['gate', 'report', 'platform', 'github', 'handover', 'baseline']

/** What shared folders know beside `gate/` and `report/`: each only those before it. */
const BUILT_ON: Readonly<Record<string, readonly string[]>> = {
  handover: [],
  github: ['handover'],
  baseline: ['github', 'handover'],
}

/** Those that put gates together, or tell what gates have found, know what does the telling. */
const COMPOSERS = ['check', 'reporting', 'doctor']
const DOORS = ['action', 'cli']

/** The imports of a TypeScript source, of every kind that the language has. */
export function importsOf(source: string): Import[] {
  const known = PARSED.get(source)
  if (known !== undefined) return known
  const imports: Import[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const found = importIn(node as Syntax)
    if (found !== null) imports.push(found)
    Object.values(node).forEach(visit)
  }
  visit(parseSync(source, { syntax: 'typescript', target: 'es2022' }).body)
  PARSED.set(source, imports)
  return imports
}

/** Each text is parsed once, however often the modules are looked at with one of them changed. */
const PARSED = new Map<string, Import[]>()

interface Syntax {
  type?: string
  source?: { value: string } | null
  typeOnly?: boolean
  callee?: { type?: string; value?: string }
  arguments?: { expression: { type: string; value: string } }[]
  argument?: { value: string }
}

function importIn(node: Syntax): Import | null {
  const { type, source, typeOnly, callee, argument } = node
  const declares = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'].includes(type ?? '')
  if (declares && source) return { from: source.value, typeOnly: typeOnly === true, later: false }
  if (type === 'TsImportType' && argument) return { from: argument.value, typeOnly: true, later: false }
  const calls = type === 'CallExpression' && (callee?.type === 'Import' || callee?.value === 'require')
  const named = node.arguments?.[0]?.expression
  // A name that is put together cannot be held against any rule.
  if (calls) return { from: named?.type === 'StringLiteral' ? named.value : '(computed)', typeOnly: false, later: true }
  return null
}

/** What breaks the rules about who may import whom, one line each. */
export function violationsOf(modules: Modules): string[] {
  const violations: string[] = []
  for (const [path, source] of Object.entries(modules).filter(([path]) => path.endsWith('.ts'))) {
    for (const { from } of importsOf(source)) {
      const rule = broken(path, from, modules)
      if (rule !== null) violations.push(`${path} imports ${from}: ${rule}`)
    }
  }
  return [...violations, ...cyclesOf(modules).map(cycle => `${cycle.join(' -> ')}: a cycle`)]
}

function broken(path: string, from: string, modules: Modules): string | null {
  const own = folderOf(path)
  if (!from.startsWith('.')) {
    if (from === '(computed)') return 'a computed name'
    return WORLD.test(from) && own !== 'platform' ? 'only platform/ may' : null
  }
  const target = targetOf(path, from)
  if (!Object.hasOwn(modules, target)) return 'there is no such module'
  const folder = folderOf(target)
  if (folder === own || own === '') return null
  if (folder === '') return 'nobody imports the entries'
  if (DOORS.includes(folder)) return 'only the entries import a door'
  if (DOORS.includes(own)) return SHARED.includes(folder) ? null : 'a door knows no domain'
  if (own === 'gate') return target === 'report/blocks.ts' ? null : 'gate/ knows report/blocks.ts and itself'
  if (own === 'report') return folder === 'gate' ? null : 'report/ knows gate/ and itself'
  if (own === 'platform') return ['gate', 'report'].includes(folder) ? null : 'platform/ knows no domain'
  if (own === 'statistics') return 'statistics/ knows itself'
  if (folder === 'gate' || folder === 'statistics' || target === 'report/blocks.ts') return null
  const before = BUILT_ON[own]
  if (before !== undefined) return folder === 'report' || before.includes(folder) ? null : `${own}/ knows no domain`
  if (Object.hasOwn(BUILT_ON, folder)) return null
  return COMPOSERS.includes(own) && folder === 'report'
    ? null
    : 'a domain knows gate/, statistics/, report/blocks.ts and itself'
}

/** Every cycle of modules that load each other before either has run. */
function cyclesOf(modules: Modules): string[][] {
  const cycles: string[][] = []
  const done = new Set<string>()
  const visit = (path: string, trail: string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path])
    if (trail.includes(path) || done.has(path)) return
    const imports = importsOf(path.endsWith('.ts') ? (modules[path] ?? '') : '').filter(
      each => !each.typeOnly && !each.later,
    )
    for (const { from } of imports) if (from.startsWith('.')) visit(targetOf(path, from), [...trail, path])
    done.add(path)
  }
  for (const path of Object.keys(modules)) visit(path, [])
  return cycles
}

function folderOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] as string) : ''
}

function targetOf(path: string, from: string): string {
  return posix.join(posix.dirname(path), from).replace(/\.js$/, '.ts')
}
