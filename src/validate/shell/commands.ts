import { isProcess, wordAt } from './word.js'

/** A command of a shell script, as far as can be told without running it. */
export interface Command {
  /** Its words without their quotation marks; assignments before it are left out. */
  readonly words: readonly string[]
  /** Indices in the script; the end is that of its last word. */
  readonly start: number
  readonly end: number
  /** Files that its output goes to. */
  readonly targets: readonly string[]
  /** Whether its output goes to another command. */
  readonly piped: boolean
  /** Whether its input comes from the command before it. */
  readonly fed: boolean
  /** The text after `<<EOF`, where there is one and the shell replaces variables in it. */
  readonly heredoc: string
}

interface Draft {
  words: string[]
  targets: string[]
  start: number
  end: number
  fed: boolean
  heredoc: string
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/
/** Words that stand before a command and are none. */
const BEFORE = new Set([
  'if',
  'then',
  'else',
  'elif',
  'while',
  'until',
  'do',
  '!',
  'time',
  'sudo',
  'exec',
  'command',
  'nohup',
])

/**
 * The commands of a POSIX shell's script. What stands in `$( )` is part of its word; of `${{ }}` nothing is read but its end.
 * Good enough to know a command by its words, not to know what it does.
 */
export function commandsIn(script: string): readonly Command[] {
  return new Reader(script).read()
}

class Reader {
  private at = 0
  private readonly commands: Command[] = []
  private draft: Draft = emptyDraft(false)
  private readonly awaited: { end: string; quoted: boolean; draft: Draft }[] = []

  constructor(private readonly script: string) {}

  read(): readonly Command[] {
    const { script } = this
    while (this.at < script.length) {
      const char = script[this.at] as string
      if (char === '\n') this.endLine()
      else if (char === ' ' || char === '\t' || char === '\r') this.at += 1
      else if (char === '\\' && script[this.at + 1] === '\n') this.at += 2
      else if (char === '#') this.at = this.lineEnd()
      else if (char === ';') this.endCommand(1, false)
      else if (char === '|') this.bar()
      else if (char === '&' && script[this.at + 1] !== '>') this.endCommand(script[this.at + 1] === '&' ? 2 : 1, false)
      else if (char === '(' || char === ')') this.endCommand(1, false)
      else if (isProcess(script, this.at)) this.word()
      else if (char === '<') this.input()
      else if (char === '>' || char === '&' || /^[0-9]>/.test(script.slice(this.at, this.at + 2))) this.output()
      else this.word()
    }
    this.endCommand(0, false)
    return this.commands
  }

  private bar(): void {
    if (this.script[this.at + 1] === '|') this.endCommand(2, false)
    else this.endCommand(this.script[this.at + 1] === '&' ? 2 : 1, true)
  }

  private word(): void {
    const start = this.at
    const text = this.text()
    if (this.draft.words.length === 0 && (ASSIGNMENT.test(text) || BEFORE.has(text))) return
    if (this.draft.words.length === 0) this.draft.start = start
    this.draft.words.push(text)
    this.draft.end = this.at
    if (text === '{') this.endCommand(0, false)
  }

  private output(): void {
    const { script } = this
    while (/[0-9&>|]/.test(script[this.at] ?? '')) this.at += 1
    this.blanks()
    const target = this.text()
    if (!/^[0-9-]?$/.test(target)) this.draft.targets.push(target)
    this.draft.end = Math.max(this.draft.end, this.at)
  }

  private input(): void {
    const { script } = this
    const here = script.startsWith('<<', this.at) && script[this.at + 2] !== '<'
    while (/[<&-]/.test(script[this.at] ?? '')) this.at += 1
    this.blanks()
    const quoted = /['"\\]/.test(script[this.at] ?? '')
    const end = this.text()
    if (here && end !== '') this.awaited.push({ end, quoted, draft: this.draft })
  }

  private endLine(): void {
    const awaited = this.awaited.splice(0)
    this.at += 1
    for (const { end, quoted, draft } of awaited) {
      const from = this.at
      let to = from
      while (this.at < this.script.length) {
        const lineEnd = this.lineEnd()
        const line = this.script.slice(this.at, lineEnd).trim()
        to = this.at
        this.at = lineEnd + 1
        if (line === end) break
        to = this.at
      }
      if (!quoted) draft.heredoc = this.script.slice(from, to)
    }
    this.at = Math.min(this.at, this.script.length)
    this.endCommand(0, false)
  }

  private endCommand(length: number, piped: boolean): void {
    const { words, targets, start, end, fed, heredoc } = this.draft
    if (words.length > 0) this.commands.push({ words, targets, start, end, fed, piped, heredoc })
    this.at += length
    this.draft = emptyDraft(piped)
  }

  private blanks(): void {
    while (this.script[this.at] === ' ' || this.script[this.at] === '\t') this.at += 1
  }

  private lineEnd(): number {
    const end = this.script.indexOf('\n', this.at)
    return end < 0 ? this.script.length : end
  }

  /** One word, its quotation marks left out. */
  private text(): string {
    const { text, end } = wordAt(this.script, this.at)
    this.at = end
    return text
  }
}

function emptyDraft(fed: boolean): Draft {
  return { words: [], targets: [], start: 0, end: 0, fed, heredoc: '' }
}
