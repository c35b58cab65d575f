import type { FileKind } from './kinds.js'

/** How a kind of file is written, as far as it matters to where a value begins and ends. */
export interface Traits {
  /** What begins a comment up to the end of its line; of markup and styles, what begins one at all. */
  comments: readonly string[]
  /** Whether a value may stand without quotes. */
  bareValues: boolean
  /** The characters that quote a text. */
  quotes: string
}

const DOUBLE = '"'
const BOTH = `"'`
const ALL = '"\'`'

const TRAITS: Readonly<Record<FileKind, Traits>> = {
  python: traits('#', BOTH),
  javascript: traits('//', ALL),
  java: traits('//', DOUBLE),
  kotlin: traits('//', DOUBLE),
  scala: traits('//', DOUBLE),
  groovy: traits('//', BOTH),
  go: traits('//', '"`'),
  ruby: traits('#', BOTH),
  php: traits('// #', BOTH),
  csharp: traits('//', DOUBLE),
  fsharp: traits('//', DOUBLE),
  visualbasic: traits("' REM", DOUBLE),
  c: traits('//', DOUBLE),
  rust: traits('//', DOUBLE),
  swift: traits('//', DOUBLE),
  dart: traits('//', BOTH),
  perl: traits('#', BOTH),
  lua: traits('--', BOTH),
  r: traits('#', BOTH),
  julia: traits('#', DOUBLE),
  elixir: traits('#', BOTH),
  erlang: traits('%', BOTH),
  haskell: traits('--', DOUBLE),
  clojure: traits(';', DOUBLE),
  solidity: traits('//', BOTH),
  graphql: traits('#', DOUBLE),
  sql: traits('-- #', BOTH),
  shell: traits('#', BOTH, true),
  powershell: traits('#', BOTH, true),
  batch: traits(':: REM', DOUBLE, true),
  yaml: traits('#', BOTH, true),
  json: traits('//', BOTH),
  toml: traits('#', BOTH),
  ini: traits('# ;', BOTH, true),
  properties: traits('# !', BOTH, true),
  env: traits('#', ALL, true),
  xml: traits('<!--', BOTH, true),
  html: traits('<!--', BOTH, true),
  css: traits('/*', BOTH, true),
  terraform: traits('# //', DOUBLE),
  nix: traits('#', BOTH),
  dockerfile: traits('#', BOTH, true),
  makefile: traits('#', BOTH, true),
  cmake: traits('#', DOUBLE, true),
  notebook: traits('#', BOTH),
  markdown: traits('<!--', ALL, true),
  csv: traits('#', DOUBLE, true),
  log: traits('#', BOTH, true),
  diff: traits('#', BOTH, true),
  http: traits('# //', BOTH, true),
  pem: traits('#', BOTH, true),
  lockfile: traits('#', BOTH, true),
  text: traits('#', ALL, true),
}

export function traitsOf(kind: FileKind): Traits {
  return TRAITS[kind]
}

function traits(comments: string, quotes: string, bareValues = false): Traits {
  return { comments: comments.split(' '), bareValues, quotes }
}
