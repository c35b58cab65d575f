import { recordReporter } from '../baseline/reporter.js'
import type { AnyGate, Registry } from '../gate/gate.js'
import type { Given } from '../gate/given.js'
import { inputsOf, TOOL } from '../gate/judge.js'
import { mistakeLine, UserMistake } from '../gate/mistake.js'
import { suggestion } from '../gate/nearest.js'
import type { Ports } from '../gate/ports.js'
import { type Door, exitCodeOf, runGate } from '../gate/run.js'
import { checkRunReporter, commentReporter } from '../github/reporters.js'
import { machinePorts, projectAt } from '../platform/ports.js'
import { terminal } from '../platform/terminal.js'
import { bodyOf } from '../report/body.js'
import { writeFiles } from '../report/files.js'
import { plainLine } from '../report/plain.js'
import { toTerminal } from '../report/terminal.js'
import { type Arguments, readArguments } from './arguments.js'
import { commandHelp, overview } from './help.js'

/** Runs the command line and sets the process's exit code. */
export async function runCommandLine(args: string[], registry: Registry, workerScript: URL): Promise<void> {
  process.exitCode = await exitCodeOf(words, () => run(args, registry, workerScript))
}

async function run([command, ...rest]: string[], registry: Registry, workerScript: URL): Promise<number> {
  if (command === '--version') return terminal.write(`${TOOL.version}`)
  if (command === undefined || ['--help', '-h', 'help'].includes(command))
    return terminal.write(await overview(registry))
  if (command === 'act') return (await import('./act.js')).actCommand(rest)
  if (command === 'explain') return terminal.write(await (await import('./explain.js')).explain(rest, registry))
  const load = Object.hasOwn(registry, command) ? registry[command] : undefined
  if (load === undefined) {
    const message = `there is no such command${suggestion(command, [...Object.keys(registry), 'act', 'explain'])}`
    throw new UserMistake([{ where: plainLine(command), message }])
  }
  const gate = await load()
  const parsed = readArguments(rest, inputsOf(gate))
  if (parsed.help) return terminal.write(commandHelp(gate))
  const { root, directory } = await projectAt(directoryOf(gate, parsed))
  const place = { where: '--working-directory' }
  const given = new Map<string, Given>(parsed.given)
  given.set('working-directory', { values: [directory], listed: false, place })
  const token = given.get('token')?.values[0] ?? (process.env['GITHUB_TOKEN'] || undefined)
  const ports = await machinePorts({ root, workerScript, log: terminal.log, token })
  return runGate(gate, given, registry, ports, terminalDoor(ports))
}

/** The folder that the user means, relative to where the command is run. @throws UserMistake */
function directoryOf(gate: AnyGate, { given, positionals }: Arguments): string {
  const [flag, ...more] = given.get('working-directory')?.values ?? []
  if (more.length > 0) throw new UserMistake([{ where: '--working-directory', message: 'is given twice' }])
  const allowed = gate.name === 'check' && flag === undefined ? 1 : 0
  if (positionals.length > allowed) {
    throw new UserMistake([{ where: plainLine(positionals[allowed] as string), message: 'is one argument too many' }])
  }
  return flag || positionals[0] || '.'
}

function terminalDoor(ports: Ports): Door {
  return {
    reporters: [
      recordReporter(ports),
      commentReporter(ports),
      checkRunReporter(ports),
      async outcome => {
        terminal.write(toTerminal(outcome.result, await bodyOf(outcome), terminal.colour))
        await writeFiles(outcome, ports.files, null)
      },
    ],
    ...words,
  }
}

/** How the command line tells what went wrong. */
const words: Pick<Door, 'mistakes' | 'bug'> = {
  mistakes: mistakes => {
    for (const mistake of mistakes) terminal.log.warning(mistakeLine(mistake))
  },
  bug: error => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    terminal.log.warning('A fault in pipeline-actions; please report it with these lines:')
    for (const line of stack.split('\n')) terminal.log.warning(line)
  },
}
