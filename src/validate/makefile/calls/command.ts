import type { Command } from '../../shell/commands.js'

/** A call of make, as far as its words tell. */
export interface MakeCall {
  /** What `-C` says, in its order. */
  readonly folders: readonly string[]
  /** The targets that it names, with their index in the script. */
  readonly targets: readonly { readonly name: string; readonly index: number }[]
}

/** Options that have their value in the next word. */
const WITH_VALUE = new Set([
  '-I',
  '-o',
  '-W',
  '-E',
  '--include-dir',
  '--old-file',
  '--assume-old',
  '--what-if',
  '--eval',
])
const FOLDER = /^(?:-C|--directory(?:=|$))(.*)$/
/** Another file than the usual, or lines of its own: not looked into. */
const OTHER_FILE = /^(?:-f|--file|--makefile|-E|--eval)/
const OPTION = /^-/
const NUMBER = /^\d+(?:\.\d+)?$/
const TAKES_NUMBER = /^(?:-[a-zA-Z]*[jl]|--jobs|--load-average|--max-load)$/
const ASSIGNMENT = /^[\w.-]+(?::{0,3}|[?+!])=/
const TARGET = /^[\w./@%+-]+$/

/** Reads a command; null where it does not call make, or in a way that does not tell what is called. */
export function makeCallOf({ words, start, end }: Command, script: string): MakeCall | null {
  const program = words[0]?.replace(/^.*\//, '')
  if (program !== 'make' && program !== 'gmake') return null
  const folders: string[] = []
  const targets: { name: string; index: number }[] = []
  let from = script.indexOf(words[0] as string, start) + (words[0] as string).length
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] as string
    const next = words[at + 1]
    const index = script.indexOf(word, from)
    if (index >= 0 && index < end) from = index + word.length
    const folder = FOLDER.exec(word)?.[1]
    if (OTHER_FILE.test(word)) return null
    if (folder !== undefined) {
      const path = folder === '' ? next : folder
      if (folder === '') at += 1
      if (path === undefined) return null
      folders.push(path)
    } else if (WITH_VALUE.has(word)) at += 1
    else if (TAKES_NUMBER.test(word)) at += next !== undefined && (NUMBER.test(next) || next.includes('$')) ? 1 : 0
    else if (!OPTION.test(word) && !ASSIGNMENT.test(word) && TARGET.test(word) && index >= 0) {
      targets.push({ name: word.replace(/^(?:\.\/)+(?=.)/, ''), index })
    }
  }
  return { folders, targets }
}
