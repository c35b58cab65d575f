import type { RepoPath } from '../../../gate/path.js'
import type { Level } from '../../../gate/result.js'
import type { Module } from '../../python/ast.js'
import { parsePython } from '../../python/parse.js'
import type { Related, Report, Rule } from '../../rules/rule.js'
import type { Span } from '../../tree/node.js'
import type { Argument, ExtractedFile, ExtractedImport, Place } from '../model/extracted.js'
import type { AirflowContext } from './context.js'
import { defaultIn } from './reading/defaults.js'
import { isAtMargin, isConditional, namesIn, placeOfText } from './written.js'

/** Another place that belongs to a problem. */
export interface AlsoThere {
  place: Place
  message: string
}

export interface More {
  level?: Level
  help?: string
  related?: readonly AlsoThere[]
}

/** One file while it is held against the rules. */
export class Checking {
  private readonly told = new Set<string>()
  private tree: Module | null = null

  constructor(
    readonly file: ExtractedFile,
    readonly context: AirflowContext,
    private readonly report: Report,
  ) {}

  /** Tells of a problem; one in another file is told where this file brings that in. */
  tell(rule: Rule, place: Place, message: string, more: More = {}): void {
    const isHere = place.file === this.file.path
    const at = isHere ? place.span : this.entranceOf(place.file)
    const key = `${rule.id} ${at.start} ${message}`
    if (this.told.has(key)) return
    this.told.add(key)
    const origin: AlsoThere[] = isHere ? [] : [{ place, message: 'It happens here.' }]
    const related = [...origin, ...(more.related ?? [])].map(each => this.relatedTo(each))
    this.report(rule, at, message, { ...more, related })
  }

  /** Of a span in this file. */
  tellHere(rule: Rule, span: Span, message: string, more: More = {}): void {
    this.tell(rule, { file: this.file.path, span }, message, more)
  }

  /** Whether Python ends before the end of the file: what would follow is not known. */
  get isCutShort(): boolean {
    return this.file.errors.some(({ code }) => !AFTER_THE_END.has(code))
  }

  /** What the file imports; nobody imports more. */
  get imports(): readonly ExtractedImport[] {
    return this.file.imports.slice(0, MOST_IMPORTS)
  }

  /** Whether a statement of this file runs only under a condition. */
  isConditional(span: Span): boolean {
    // Most imports stand at the margin: those need no second reading.
    return !isAtMargin(this.context.text, span.start) && isConditional(this.module, span)
  }

  /** Where a text is written, if that is one place in this file; else the place where it is used. */
  originOf(text: string, used: Place): Place {
    const span = used.file === this.file.path ? placeOfText(this.module, text) : null
    return span === null ? used : { file: used.file, span }
  }

  /** A place within a text, if that is written once in this file and as it is; else where it is used. */
  placeInText(text: string, offset: number, used: Place): Place {
    const { file, span } = this.originOf(text, used)
    const written = file === this.file.path ? this.context.text.slice(span.start, span.end) : ''
    const at = written.indexOf(text)
    if (at < 0) return { file, span }
    const start = span.start + at + offset
    return { file, span: { start, end: Math.max(start + 1, Math.min(span.end, start + SHOWN)) } }
  }

  /** Where a default stands in its dict, if that is one place in this file; else the place of the argument. */
  originOfDefault(name: string, given: Argument): Place {
    const isHere = given.isDefault && given.file === this.file.path
    const span = isHere ? defaultIn(this.module, given.span, name) : null
    return { file: given.file, span: span ?? given.span }
  }

  /** The names that the file uses or defines. */
  get names(): ReadonlySet<string> {
    return namesIn(this.module)
  }

  /** What the file says. */
  get module(): Module {
    this.tree ??= this.context.module ?? parsePython(this.context.text)
    return this.tree
  }

  private relatedTo({ place: { file, span }, message }: AlsoThere): Related {
    const { start, end } = span
    if (file === this.file.path) return { message, start, end }
    const line = this.context.lineOf?.(file, start) ?? null
    return { message, file: file as RepoPath, start, end, ...(line === null ? {} : { line }) }
  }

  /** The import of another file, or else the first DAG. */
  private entranceOf(path: string): Span {
    const dotted = path.replace(/(?:\/__init__)?\.pyi?$/, '').replaceAll('/', '.')
    const entrance = this.file.imports.find(({ module, name }) => {
      const bare = module.replace(/^\.+/, '')
      return ends(dotted, bare) || (name !== null && ends(dotted, bare === '' ? name : `${bare}.${name}`))
    })
    return entrance?.span ?? this.file.dags.find(({ file }) => file === this.file.path)?.span ?? START
  }
}

const MOST_IMPORTS = 2000
/** So much of a text is marked. */
const SHOWN = 2

const START: Span = { start: 0, end: 0 }

/** What Airflow only finds once the file has run to its end. */
const AFTER_THE_END: ReadonlySet<string> = new Set(['cycle', 'self-dependency', 'duplicate-dag-id'])

const ends = (dotted: string, name: string): boolean => name !== '' && (dotted === name || dotted.endsWith(`.${name}`))
