import { type RepoPath, repoPathFrom } from '../../gate/path.js'
import type { Repository } from '../repository.js'
import type { Span } from '../tree/node.js'
import type { Source } from '../tree/source.js'
import { folderOf } from './find.js'
import { namesIn } from './read/expand.js'
import type { Makefile } from './read/model.js'
import { readMakefile } from './read/read.js'

/** What a makefile, with those that it includes, can make. */
export interface Targets {
  /** Names, with the place of the first in the file itself, or null in one that it includes. */
  readonly names: ReadonlyMap<string, Span | null>
  /** Patterns with `%`. */
  readonly patterns: readonly string[]
  readonly phony: ReadonlySet<string>
  /** Whether there may be more: what make itself replaces, or files that are not there yet. */
  readonly open: boolean
}

const DEEPEST = 10
const MOST_FILES = 100

const SUFFIX_RULE = /^\.\w+(\.\w+)$/
/** Variables and dependencies of compilers: files that define no target that anybody calls. */
const HARMLESS = /(?:^|\/)\.env(?:\.[\w-]+)?$|\.d$/

const SPECIAL = /^\.[A-Z_]+$/

/** Whether a makefile makes something of that name; `perhaps` where only make itself can tell. */
export function canMake({ names, patterns, open }: Targets, name: string): 'yes' | 'perhaps' | 'no' {
  if (names.has(name)) return 'yes'
  if (open || names.has('.DEFAULT') || SPECIAL.test(name)) return 'perhaps'
  return patterns.some(pattern => matchesPattern(pattern, name)) ? 'perhaps' : 'no'
}

/** Reads what a makefile can make. */
export function targetsOf(source: Source, repository: Repository): Targets {
  const targets = {
    names: new Map<string, Span | null>(),
    patterns: [] as string[],
    phony: new Set<string>(),
    open: false,
  }
  const seen = new Set<string>([source.path])
  const pending: { source: Source; depth: number }[] = [{ source, depth: 0 }]
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const makefile = readMakefile(at.source)
    gather(makefile, at.depth === 0, targets)
    if (makefile.generated) targets.open = true
    const included = includedBy(makefile, source, repository)
    if (included === null || at.depth >= DEEPEST || seen.size > MOST_FILES) targets.open = true
    for (const each of included ?? []) {
      if (!seen.has(each.path)) pending.push({ source: each, depth: at.depth + 1 })
      seen.add(each.path)
    }
  }
  return targets
}

interface Gathered {
  names: Map<string, Span | null>
  patterns: string[]
  phony: Set<string>
  open: boolean
}

function gather(makefile: Makefile, own: boolean, targets: Gathered): void {
  for (const rule of makefile.rules) {
    for (const { name, word } of namesIn(rule.targets, makefile)) {
      if (name === null) targets.open = true
      else if (name === '.PHONY') gatherPhony(makefile, rule.prerequisites, targets)
      else if (name.includes('%') && rule.patterns.length === 0) targets.patterns.push(name)
      else {
        const suffix = SUFFIX_RULE.exec(name)?.[1]
        if (suffix !== undefined) targets.patterns.push(`%${suffix}`)
        if (!targets.names.has(name)) targets.names.set(name, own ? word : null)
      }
    }
  }
}

function gatherPhony(makefile: Makefile, words: Makefile['rules'][number]['prerequisites'], targets: Gathered): void {
  for (const { name } of namesIn(words, makefile)) if (name !== null) targets.phony.add(name)
}

/** The files that a makefile includes, as seen from where make runs; null where they cannot all be known. */
function includedBy(makefile: Makefile, root: Source, repository: Repository): readonly Source[] | null {
  const found: Source[] = []
  for (const { name } of makefile.includes.flatMap(({ files }) => namesIn(files, makefile))) {
    if (name === null) return null
    if (HARMLESS.test(name)) continue
    const path: RepoPath | null = repoPathFrom(name, folderOf(root.path))
    const source = path === null || /[*?[]/.test(name) ? null : repository.source(path, 'text')
    if (source === null) return null
    found.push(source)
  }
  return found
}

function matchesPattern(pattern: string, name: string): boolean {
  const at = pattern.indexOf('%')
  const [before, behind] = [pattern.slice(0, at), pattern.slice(at + 1)]
  // A pattern without a slash is held against the last part of a path.
  const tail = before.includes('/') ? name : name.slice(name.lastIndexOf('/') + 1)
  return tail.length > before.length + behind.length && tail.startsWith(before) && tail.endsWith(behind)
}
