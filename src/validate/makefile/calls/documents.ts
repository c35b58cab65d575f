import { type RepoPath, ROOT, repoPathFrom, seenFrom } from '../../../gate/path.js'
import type { Facts, ReportIn } from '../../facts.js'
import { folderOf } from '../find.js'
import { checkCall } from '../rules/undefined-target.js'
import type { Makefiles } from './known.js'
import { type Called, callsIn } from './script.js'

const DOCUMENT = /\.(?:md|markdown|mdx)$/i
/** What tells of other times and other projects. */
const ELSEWHERE =
  /(?:^|\/)(?:changelog|history|news|release[-_]?notes|node_modules|vendor|third[-_]party|fixtures|testdata|examples?|templates?)/i
const MOST = 300
const LONGEST = 1_000_000

/** Checks what documents tell their readers to call: in code blocks of a shell, and in code within the text. */
export function checkDocumentCalls({ files, repository }: Facts, makefiles: Makefiles, reportIn: ReportIn): void {
  const documents = files.filter(path => DOCUMENT.test(path) && !ELSEWHERE.test(path)).slice(0, MOST)
  for (const path of documents) {
    const source = repository.source(path, 'text')
    if (source === null || source.text.length > LONGEST || !source.text.includes('make ')) continue
    const report = reportIn(source)
    for (const { call, at } of callsOf(source.text)) {
      const folder = folderWith(call, folderOf(path), makefiles)
      if (folder !== null) checkCall({ ...call, folder }, makefiles, index => at + index, report, 'warning')
    }
  }
}

/** Where a project keeps the documents about itself. */
const OWN = /^(?:docs?|documentation|\.github)(?:\/|$)/i

/**
 * A document speaks of the makefile beside it, or of one above the folder of documents that it is in: the nearest is told of, where
 * none has the target. Null where a call is not to be judged.
 */
function folderWith(call: Called, start: RepoPath, makefiles: Makefiles): RepoPath | null {
  let nearest: RepoPath | null = null
  for (let folder = start; ; folder = folderOf(folder)) {
    const within = call.folder === ROOT ? folder : (repoPathFrom(call.folder, folder) as RepoPath)
    const makefile = folder === start || OWN.test(seenFrom(folder, start)) ? makefiles.in(within) : null
    if (makefile !== null) {
      if (!makefiles.lacks(call.name, within, makefile.targets)) return null
      nearest ??= within
    }
    if (folder === ROOT) return nearest
  }
}

interface Written {
  readonly call: Called
  /** Where the script begins in which the call stands. */
  readonly at: number
}

const FENCE = /^( {0,3}|\s*(?:[-*+]|\d+\.)\s+|\s+)(`{3,}|~{3,})[ \t]*([\w+-]*)/
const SHELL = /^(?:sh|bash|zsh|shell|console|terminal|shell-session|shellsession|sh-session)$/i
const INLINE = /`(make(?: +[A-Za-z0-9][\w./-]*| +[A-Z_]+=[^\s`]+)+)`/g

function* callsOf(text: string): Generator<Written> {
  let fence: { mark: string; shell: boolean; start: number } | null = null
  let at = 0
  while (at < text.length) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline + 1
    const line = text.slice(at, end)
    const [, , mark, language] = line.length < 500 ? (FENCE.exec(line) ?? []) : []
    if (fence !== null) {
      if (mark?.startsWith(fence.mark) === true && language === '') {
        if (fence.shell) yield* callsOfBlock(text.slice(fence.start, at), fence.start)
        fence = null
      }
    } else if (mark !== undefined) {
      fence = { mark, shell: SHELL.test(language ?? ''), start: end }
    } else {
      for (const found of line.matchAll(INLINE)) {
        const start = at + found.index + 1
        for (const call of callsIn(found[1] as string, ROOT)) yield { call, at: start }
      }
    }
    at = end
  }
}

/** Prompts become blanks, so that what stands behind them keeps its place; what a console answers is left out. */
function* callsOfBlock(block: string, at: number): Generator<Written> {
  const prompts = /^[ \t]*[$%>][ \t]/m.test(block)
  const script = !prompts
    ? block
    : block.replace(/^([ \t]*)([$%>])?([ \t]?)(.*)$/gm, (line: string, blanks: string, prompt?: string) =>
        prompt === undefined ? ' '.repeat(line.length) : line.replace(`${blanks}${prompt}`, `${blanks} `),
      )
  for (const call of callsIn(script, ROOT)) yield { call, at }
}
