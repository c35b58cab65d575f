import { EXTENSIONS, NAMES, PREFIXES } from './kind-names.js'

export type FileKind =
  | 'python'
  | 'javascript'
  | 'java'
  | 'kotlin'
  | 'scala'
  | 'groovy'
  | 'go'
  | 'ruby'
  | 'php'
  | 'csharp'
  | 'fsharp'
  | 'visualbasic'
  | 'c'
  | 'rust'
  | 'swift'
  | 'dart'
  | 'perl'
  | 'lua'
  | 'r'
  | 'julia'
  | 'elixir'
  | 'erlang'
  | 'haskell'
  | 'clojure'
  | 'solidity'
  | 'graphql'
  | 'sql'
  | 'shell'
  | 'powershell'
  | 'batch'
  | 'yaml'
  | 'json'
  | 'toml'
  | 'ini'
  | 'properties'
  | 'env'
  | 'xml'
  | 'html'
  | 'css'
  | 'terraform'
  | 'nix'
  | 'dockerfile'
  | 'makefile'
  | 'cmake'
  | 'notebook'
  | 'markdown'
  | 'csv'
  | 'log'
  | 'diff'
  | 'http'
  | 'pem'
  | 'lockfile'
  | 'text'

/** Endings of files that are made into others, or kept beside them: the kind is that of the name before. */
const WRAPPERS = new Set(
  'example sample template tmpl tpl dist default j2 jinja jinja2 erb gotmpl mustache hbs ejs bak backup old orig save swp local production staging development test prod dev'.split(
    ' ',
  ),
)
/** Names such as `.env.production.local.bak` have no more. */
const MOST_ENDINGS = 4

const SHEBANGS: readonly [program: string, kind: FileKind][] = [
  ['python', 'python'],
  ['pwsh', 'powershell'],
  ['node', 'javascript'],
  ['deno', 'javascript'],
  ['bun', 'javascript'],
  ['tsx', 'javascript'],
  ['ts-node', 'javascript'],
  ['ruby', 'ruby'],
  ['perl', 'perl'],
  ['php', 'php'],
  ['lua', 'lua'],
  ['Rscript', 'r'],
  ['groovy', 'groovy'],
  ['kotlin', 'kotlin'],
  ['scala', 'scala'],
  ['swift', 'swift'],
  ['elixir', 'elixir'],
  ['escript', 'erlang'],
  ['runhaskell', 'haskell'],
  ['julia', 'julia'],
  ['make', 'makefile'],
  ['sh', 'shell'],
  ['bash', 'shell'],
  ['dash', 'shell'],
  ['zsh', 'shell'],
  ['ksh', 'shell'],
  ['fish', 'shell'],
  ['ash', 'shell'],
  ['bats', 'shell'],
]

/** What kind of file a path is; where its name does not say, by how the content begins (one character per byte). */
export function kindOf(path: string, beginning = ''): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const named = kindOfName(name) ?? (name.includes('.env.') ? 'env' : undefined)
  if (named === undefined) return kindOfBeginning(name, beginning)
  // `web.config` and others have endings that two kinds share.
  return (named === 'ini' || named === 'html') && /^\s{0,8}<\?xml\b/.test(beginning) ? 'xml' : named
}

function kindOfName(name: string): FileKind | undefined {
  let rest = name
  for (let endings = 0; endings <= MOST_ENDINGS; endings += 1) {
    const exact = NAMES.get(rest) ?? kindOfPrefix(rest)
    if (exact !== undefined) return exact
    const dot = rest.lastIndexOf('.')
    if (dot < 0) return undefined
    const ending = rest.slice(dot + 1)
    const kind = EXTENSIONS.get(ending)
    if (kind !== undefined) return kind
    if (!WRAPPERS.has(ending)) return undefined
    rest = rest.slice(0, dot)
  }
  return undefined
}

function kindOfPrefix(name: string): FileKind | undefined {
  const dot = name.indexOf('.', 1)
  return dot < 0 ? undefined : PREFIXES.get(name.slice(0, dot))
}

function kindOfBeginning(name: string, beginning: string): FileKind {
  if (beginning.startsWith('#!')) return kindOfShebang(beginning)
  const start = beginning.slice(0, 64).trimStart()
  if (start.startsWith('<?php')) return 'php'
  if (/^<!doctype html|^<html/i.test(start)) return 'html'
  if (start.startsWith('<?xml')) return 'xml'
  if (start.startsWith('-----BEGIN ')) return 'pem'
  // A configuration whose name has no ending.
  return !name.includes('.', 1) && /^\{\s{0,16}["}]/.test(start) ? 'json' : 'text'
}

/** By the program's name without its version; what comes after `env` and its options counts, as in `env -S deno run`. */
function kindOfShebang(beginning: string): FileKind {
  const [line = ''] = beginning.slice(2, 200).split('\n', 1)
  const words = line.trim().split(/[ \t\r]/)
  const programs = words.map(word => word.slice(word.lastIndexOf('/') + 1)).filter(word => !/^-|=|^$/.test(word))
  const program = (programs[0] === 'env' ? programs[1] : programs[0]) ?? ''
  const plain = program.replace(/[0-9.]{1,8}$/, '')
  return SHEBANGS.find(([known]) => known === plain)?.[1] ?? 'text'
}
