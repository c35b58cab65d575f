import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { toolPath } from '../support/tools.js'

export const project = join(import.meta.dirname, '..', '..')
const cli = join(project, 'dist/cli/index.js')

/** What a user's workflow gets when it says `uses: org/pipeline-actions/...@v1`: act packs this folder for each use. */
const SHIPPED = [
  'action.yml',
  'actions',
  'benchmark-compare',
  'config-validate',
  'coverage-gate',
  'secret-scan',
  'smoke-test',
  'release-gate',
  'report',
  'publish-report',
  'doctor',
  'dist',
  '.github/workflows/release-pipeline.yml',
]

/** Actions of others that the workflows name; act cannot fetch them here. `actions/checkout` it does by itself. */
const STUBBED = [
  'actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065',
  'actions/download-artifact@634f93cb2916e3fdff6788551b99b062d0335ce0',
]

/** A workflow command that a step issued: `error`, `warning`, `set-output`, ... */
export interface Command {
  command: string
  name?: string
  arg: string
  properties: Record<string, string>
  step: string
  job: string
}

export interface Run {
  exitCode: number
  commands: Command[]
  /** The markdown that steps added to the job summary. */
  summaries: string[]
  /** Everything that steps printed. */
  log: string
}

export interface RunOptions {
  workflow: string
  event?: string
  variables?: Record<string, string>
  /** The event's payload. */
  payload?: unknown
  /** The token that the jobs get. */
  token?: string
  /** The one leg that runs, such as `shard:3`. */
  matrix?: string
  /** What the steps find in their environment, such as GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT. */
  environment?: Record<string, string>
  /** The folder that keeps the run's artifacts, for another attempt of it; without one they are gone with the run. */
  artifacts?: string
  /** The node that runs the actions: a program on the PATH, `node` or `node24`. */
  node?: string
}

/** A scratch folder with what every run shares; `remove` it at the end. */
export class Act {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-e2e-'))
  private consumers = 0

  constructor() {
    for (const path of SHIPPED) cpSync(join(project, path), join(this.folder, 'shipped', path), { recursive: true })
    const stub = join(this.folder, 'stub')
    mkdirSync(stub)
    writeFileSync(
      join(stub, 'action.yml'),
      'name: stub\ndescription: does nothing\nruns: { using: node20, main: index.js }\n',
    )
    writeFileSync(join(stub, 'index.js'), '')
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** A repository with the files of an example, some of them replaced or added; one commit. */
  consumer(example: string, files: Record<string, string> = {}): string {
    this.consumers += 1
    const repository = join(this.folder, `consumer-${this.consumers}`, example)
    cpSync(join(project, 'examples', example), repository, { recursive: true })
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(repository, path)), { recursive: true })
      writeFileSync(join(repository, path), content)
    }
    const git = (...args: string[]) => execFileSync('git', ['-C', repository, ...args], { stdio: 'pipe' })
    git('init', '-q', '-b', 'main')
    git('add', '-A')
    git('-c', 'user.name=test', '-c', 'user.email=test@example.org', 'commit', '-q', '-m', 'All of it')
    return repository
  }

  async run(repository: string, options: RunOptions): Promise<Run> {
    const local = STUBBED.map(action => `${action}=${join(this.folder, 'stub')}`)
    const { event = 'push', workflow, variables = {}, environment = {}, artifacts, matrix, payload } = options
    const payloadFile = join(this.folder, `event-${this.consumers}.json`)
    if (payload !== undefined) writeFileSync(payloadFile, JSON.stringify(payload))
    const args = [
      ...[cli, 'act', event, '-W', workflow, '-P', 'ubuntu-latest=-self-hosted', '--json', '--no-cache-server'],
      ...[`org/pipeline-actions@v1=${join(this.folder, 'shipped')}`, ...local].flatMap(each => [
        '--local-repository',
        each,
      ]),
      ...(artifacts === undefined ? [] : ['--artifact-server-path', artifacts]),
      ...(matrix === undefined ? [] : ['--matrix', matrix]),
      ...(payload === undefined ? [] : ['-e', payloadFile]),
      ...['-s', `GITHUB_TOKEN=${options.token ?? 'not-a-token'}`],
      ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
      ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ]
    // act hands its own environment on to the steps: it gets a bare one, as `env -i` would make it.
    const env = { HOME: join(this.folder, 'home'), PATH: this.path(options.node ?? 'node') }
    return parseRun(...(await output(process.execPath, args, { cwd: repository, env })))
  }

  /** A PATH with the wanted node first, and shells that strip what run steps do not get on GitHub. */
  private path(node: string): string {
    const folder = join(this.folder, `path-${node}`)
    mkdirSync(folder, { recursive: true })
    rmSync(join(folder, 'node'), { force: true })
    symlinkSync(node === 'node' ? process.execPath : (toolPath(node) as string), join(folder, 'node'))
    for (const shell of ['bash', 'sh']) {
      // dash would drop variables with a hyphen: only bash can hand the rest on unharmed.
      const strip = `#!/bin/bash\nfor name in \${!ACTIONS_@}; do unset "$name"; done\nexec /bin/${shell} "$@"\n`
      writeFileSync(join(folder, shell), strip)
      chmodSync(join(folder, shell), 0o755)
    }
    return [folder, process.env['PATH']].join(':')
  }
}

/** A file of an example, to change and put into a consumer. */
export function exampleFile(path: string): string {
  return readFileSync(join(project, 'examples', path), 'utf8')
}

/** The first example of a README as a workflow: what its readers would copy, with what must stand around steps. */
export function readmeWorkflow(path: string): string {
  const example = /```yaml\n((?:name:|- uses:)[\s\S]*?)```/.exec(readFileSync(join(project, path), 'utf8'))?.[1]
  if (example === undefined) throw new Error(`${path} has no example that begins with "name:" or "- uses:"`)
  if (example.startsWith('name:')) return example
  const steps = example.trimEnd().replace(/^/gm, '      ')
  return `on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n${steps}\n`
}

function output(
  program: string,
  args: string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], timeout: 90_000 })
    let text = ''
    child.stdout.on('data', piece => {
      text += piece
    })
    child.stderr.resume()
    child.on('error', reject)
    child.on('close', code => resolve([code ?? -1, text]))
  })
}

function parseRun(exitCode: number, text: string): Run {
  const run: Run = { exitCode, commands: [], summaries: [], log: '' }
  for (const line of text.split('\n').filter(each => each.startsWith('{'))) {
    const { command, content, name, arg, kvPairs, step, job, raw_output, msg } = JSON.parse(line)
    if (raw_output) run.log += msg
    if (command === 'summary') run.summaries.push(content)
    else if (command !== undefined) run.commands.push({ command, name, arg, properties: kvPairs ?? {}, step, job })
  }
  return run
}
