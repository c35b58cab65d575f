import type { AnyGate, Registry } from '../gate/gate.js'
import { inputsOf, TOOL } from '../gate/judge.js'

const ACT: [string, string] = [
  'act [arguments]',
  'Runs nektos/act with artifacts that work as on GitHub; the arguments are those of act.',
]

const EXPLAIN: [string, string] = [
  'explain [rule]',
  'Says what a rule is about and how to mend what it finds; lists all rules.',
]

/** `--help`: the commands. */
export async function overview(registry: Registry): Promise<string> {
  const gates = await Promise.all(Object.values(registry).map(load => load()))
  const commands = [...gates.map((gate): [string, string] => [commandOf(gate), gate.help]), ACT, EXPLAIN]
  const width = Math.max(...commands.map(([command]) => command.length))
  return [
    `${TOOL.name} ${TOOL.version}`,
    '',
    'Usage: pipeline-actions <command> [flags]',
    '',
    ...commands.map(([command, help]) => `  ${command.padEnd(width)}  ${help}`),
    '',
    'pipeline-actions <command> --help lists the flags of a command.',
    'Exit codes: 0 pass or warn, 1 fail, 2 wrong input or configuration, 3 a fault of this software.',
  ].join('\n')
}

/** `<command> --help`: its flags, which are the inputs of the action of the same name. */
export function commandHelp(gate: AnyGate): string {
  const lines = Object.entries(inputsOf(gate)).map(([name, input]) => {
    const fallback = input.default ? ` Default: ${input.default}` : ''
    return `  --${name}\n      ${input.help}${fallback}`
  })
  return [`Usage: pipeline-actions ${commandOf(gate)} [flags]`, '', gate.help, '', ...lines].join('\n')
}

function commandOf(gate: AnyGate): string {
  return gate.name === 'check' ? 'check [directory]' : gate.name
}
