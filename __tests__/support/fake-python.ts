import type { CommandRun, Commands, Program } from '../../src/gate/commands.js'
import type { Programs } from '../../src/gate/ports.js'
import { IMPORT_PROGRAM } from '../../src/validate/airflow/imported/program.js'
import { noCommands } from './memory.js'

/** What a process ends with, as far as that is not success. */
type Ended = Partial<CommandRun>

/** What the interpreter is to do: each answer is a line that it writes, as JSON where it is no text. */
export interface FakePython {
  /** To be asked for syntax: the texts. Absent, it fails. */
  syntax?: ((texts: string[]) => readonly unknown[]) | undefined
  /** To load files, by their paths. */
  load?: ((paths: string[]) => readonly unknown[] | { lines: readonly unknown[]; ended: Ended }) | undefined
}

/** An interpreter of this machine, by the name `python3`, that does as it is told; it keeps what it was started with. */
export function fakePython(python: FakePython) {
  const started: Program[] = []
  const commands: Commands = {
    ...noCommands,
    async start(program) {
      started.push(program)
      const { lines, ended } = answer(python, program)
      const stdout = lines.map(line => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')
      const run = { exitCode: 0, signal: null, stdout, cut: false, stderr: '', duration: 0, timedOut: false, ...ended }
      return { ended: Promise.resolve(run) }
    },
  }
  const programs: Programs = { has: async name => name === 'python3', run: async () => null }
  return { started, commands, programs }
}

function answer({ syntax, load }: FakePython, { args, input }: Program): { lines: readonly unknown[]; ended: Ended } {
  if (!args.includes(IMPORT_PROGRAM)) {
    const lines = syntax?.(JSON.parse(input) as string[])
    return lines === undefined ? { lines: [], ended: { exitCode: 1 } } : { lines, ended: {} }
  }
  const { files } = JSON.parse(input) as { files: [path: string, roots: string[]][] }
  const loaded = load?.(files.map(([path]) => path)) ?? []
  return 'lines' in loaded ? loaded : { lines: loaded, ended: {} }
}

/** A DAG as the program tells it. */
export function dagLine(dagId: string, edges: [string, string][], more: Record<string, unknown> = {}) {
  const tasks = [...new Set(edges.flat())].sort().map(id => [id, 'EmptyOperator', null])
  return { dagId, kind: 'none', schedule: null, tasks, edges, ...more }
}

/** A failure as the program tells it. */
export function failureLine(
  type: string,
  message: string,
  places: [string, number][],
  more: Record<string, unknown> = {},
) {
  return { stage: 'load', type, kinds: [`builtins.${type}`], message, module: null, places, unset: false, ...more }
}

/** All that a process writes which loads files one after the other, each as it is told. */
export function loading(files: readonly Record<string, unknown>[], airflow = '2.11.2'): unknown[] {
  const told = files.flatMap((file, number) => [
    { begin: number },
    { end: number, seconds: 0.1, dags: [], errors: [], warnings: [], ...file },
  ])
  return [{ airflow, python: '3.11.7' }, ...told, { done: true }]
}
