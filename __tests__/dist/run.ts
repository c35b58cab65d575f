import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { toolPath } from '../support/tools.js'

export const project = join(import.meta.dirname, '..', '..')

const validate = new Ajv({ strictTypes: false }).compile(
  JSON.parse(readFileSync(join(project, 'schema/result.schema.json'), 'utf8')),
)

/** A result file's content, held against its schema; its `details` are as loose as JSON is. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into details by name
export function readResult(path: string): any {
  const result = JSON.parse(readFileSync(path, 'utf8'))
  if (!validate(result)) throw new Error(`${path} does not match its schema: ${JSON.stringify(validate.errors)}`)
  return result
}

/** Files in a folder of their own, which is removed at the end of the program if it is not before. */
export class Workspace {
  readonly root = mkdtempSync(join(tmpdir(), 'pipeline-actions-dist-'))

  constructor(files: Record<string, string> = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content)
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true })
    writeFileSync(join(this.root, path), content)
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}

export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs a script of a dist folder with a node of the PATH, in an environment that holds nothing but what is given. */
export function run(
  node: string,
  script: string,
  args: string[],
  cwd: string,
  env: Record<string, string> = {},
): Ended {
  const program = node === 'node' ? process.execPath : (toolPath(node) as string)
  const options = { cwd, encoding: 'utf8' as const, env: { PATH: process.env['PATH'] ?? '', ...env } }
  const { status, stdout, stderr } = spawnSync(program, [script, ...args], options)
  return { status, stdout, stderr }
}

/** What a step leaves behind when the runner runs an action. */
export interface Step extends Ended {
  outputs: Record<string, string>
  summary: string
}

/** Runs an action's entry as the runner does: inputs and the files for outputs and summary through the environment. */
export function runAction(
  node: string,
  script: string,
  workspace: Workspace,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
): Step {
  const temporary = mkdtempSync(join(tmpdir(), 'pipeline-actions-runner-'))
  const [output, summary] = [join(temporary, 'output'), join(temporary, 'summary')]
  for (const path of [output, summary]) writeFileSync(path, '')
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const runner = { GITHUB_WORKSPACE: workspace.root, RUNNER_TEMP: temporary, GITHUB_ACTION: '__run' }
  const files = { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary }
  try {
    const ended = run(node, script, [], workspace.root, { ...runner, ...files, ...Object.fromEntries(given), ...env })
    const outputs = parseOutputs(readFileSync(output, 'utf8'))
    // The report is read here because the runner's folder goes away.
    if (outputs['report'] && existsSync(outputs['report'])) readResult(outputs['report'])
    return { ...ended, outputs, summary: readFileSync(summary, 'utf8') }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** `name<<delimiter`, lines, `delimiter`: what actions write to GITHUB_OUTPUT. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const [, name, , value] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm))
    outputs[name as string] = value as string
  return outputs
}
