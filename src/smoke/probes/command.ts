import { formatDuration } from '../../gate/duration.js'
import type { Template } from '../suite/model.js'
import type { Context, Probed, ProbeOf, Resolve } from './context.js'
import { unmet } from './context.js'
import { noPhases } from './phases.js'
import { Unsendable } from './unsendable.js'

/**
 * A command of the user's, in a shell. The values of variables may be a server's words: in a command they are taken only
 * where no shell reads anything into them. Any others it gets by variables of its environment.
 */
export async function probeCommand({ command, env }: ProbeOf<'command'>, context: Context): Promise<Probed> {
  const { ports, check, directory, withheld, resolve } = context
  const run = await ports.commands.run({
    command: commandOf(command, resolve),
    environment: Object.fromEntries(env.map(([name, value]) => [name, variableOf(value, resolve)])),
    withheld,
    directory,
    timeout: context.remaining(),
  })
  const body = Buffer.from(run.stdout)
  const answer = {
    phases: noPhases(),
    body,
    cut: run.cut,
    size: body.length,
    exitCode: run.exitCode,
    signal: run.signal,
    errorOutput: run.stderr,
  }
  const late = unmet('response', 'an end', `none within ${formatDuration(check.timeout)}`, check.place)
  return { answer, implied: run.timedOut ? [late] : [], warnings: [], duration: run.duration }
}

function commandOf(command: Template, resolve: Resolve): string {
  return resolve(command, value => {
    if (/^[\w./:@%+=,-]*$/.test(value)) return value
    const expected = 'values of variables in a command that are letters, digits and _ . / : @ % + = , -'
    throw new Unsendable(expected, 'one that a shell may read something into: give it by env', command.place)
  })
}

function variableOf(template: Template, resolve: Resolve): string {
  const value = resolve(template)
  if (!value.includes('\0')) return value
  throw new Unsendable('variables without a zero byte', 'one that has it', template.place)
}
