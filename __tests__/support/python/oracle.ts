import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parsePython } from '../../../src/validate/python/parse.js'
import { treeText } from './tree.js'

/** What Python says to a file: its tree or the tree's digest, where it refuses it, or why it was not asked. */
export interface Answer {
  tree?: string
  refused?: string
  line?: number
  skipped?: string
}

/** The installed Python, which answers with its own trees; see oracle.py. */
export class PythonOracle {
  private readonly lines: AsyncIterator<string>
  private release: readonly number[] = []

  private constructor(private readonly process: ChildProcessWithoutNullStreams) {
    this.lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]()
  }

  static async start(): Promise<PythonOracle> {
    const script = fileURLToPath(new URL('oracle.py', import.meta.url))
    const oracle = new PythonOracle(spawn('python3', [script]))
    oracle.release = ((await oracle.next()) as { version: number[] }).version
    return oracle
  }

  /** Whether it is of a release such as 3.12, or of a later one. */
  hasRelease(minor: number): boolean {
    return (this.release[1] as number) >= minor
  }

  ask(question: { path: string; whole?: boolean } | { text: string; whole?: boolean }): Promise<Answer> {
    this.process.stdin.write(`${JSON.stringify(question)}\n`)
    return this.next() as Promise<Answer>
  }

  /** The Python files of its standard library. */
  async standardFiles(): Promise<string[]> {
    this.process.stdin.write(`${JSON.stringify({ standardFiles: true })}\n`)
    return ((await this.next()) as { standardFiles: string[] }).standardFiles
  }

  /** How our reading of a file differs from Python's; null where it does not. */
  async difference(path: string): Promise<string | null> {
    const answer = await this.ask({ path })
    if (answer.skipped !== undefined) return null
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path))
    const { body, faults } = parsePython(text)
    const [first] = faults
    if (answer.refused !== undefined) return first === undefined ? `${path}: Python says ${answer.refused}` : null
    if (first !== undefined) return `${path}: at ${first.start} we say ${first.message}`
    const ours = treeText(body, text, this.hasRelease(12))
    if (createHash('sha1').update(ours).digest('hex') === answer.tree) return null
    const theirs = ((await this.ask({ path, whole: true })).tree as string).split('\n')
    const lines = ours.split('\n')
    const at = theirs.findIndex((line, index) => line !== lines[index])
    return `${path}: Python has ${theirs[at]}, we have ${lines[at]}`
  }

  end(): void {
    this.process.stdin.end()
  }

  private async next(): Promise<unknown> {
    return JSON.parse((await this.lines.next()).value as string)
  }
}
