import { readFile, stat } from 'node:fs/promises'
import { arch, platform, release } from 'node:os'
import { join } from 'node:path'
import type { Machine } from '../gate/machine.js'
import { artifactsRefusal } from './artifacts.js'

type Environment = Readonly<Record<string, string | undefined>>

/** The runner's folder with its Nodes: `externals.2.330.0` where it has updated itself, `/__e` in a job's container. */
const NODE_OF_RUNNER = /^(.*)[\\/](externals(?:\.[\d.]+)?|__e)[\\/](node\d+)(?:_alpine)?[\\/]bin[\\/]node(?:\.exe)?$/

/** What Docker and Podman leave in the containers that they make. */
const MARKS = ['/.dockerenv', '/run/.containerenv']

/** .NET's list of what the runner's program is made of: its own name and version are the first entry. */
const MANIFEST = join('bin', 'Runner.Listener.deps.json')
const LARGEST_MANIFEST = 4 << 20

/** This machine. The program and the marks of containers are other ones in tests only. */
export class ThisMachine implements Machine {
  readonly node = process.versions.node
  readonly system = `${platform()} ${release()}, ${arch()}`
  readonly runnerNode: string | null
  readonly noArtifacts: string | null
  private readonly runner: string | null
  private readonly ofJob: boolean

  constructor(
    environment: Environment,
    program = process.execPath,
    private readonly marks = MARKS,
  ) {
    const [, folder, externals, version] = NODE_OF_RUNNER.exec(program) ?? []
    this.runnerNode = version ?? null
    this.ofJob = externals === '__e'
    this.runner = folder === undefined || this.ofJob ? null : folder
    this.noArtifacts = artifactsRefusal(environment)
  }

  async runnerVersion(): Promise<string | null> {
    if (this.runner === null) return null
    try {
      const path = join(this.runner, MANIFEST)
      if ((await stat(path)).size > LARGEST_MANIFEST) return null
      const { libraries } = JSON.parse(await readFile(path, 'utf8')) as { libraries: object }
      const versions = Object.keys(libraries).map(name => /^Runner\.Listener\/(\d+(?:\.\d+){2})$/.exec(name)?.[1])
      return versions.find(version => version !== undefined) ?? null
    } catch {
      // Whatever is there instead, it is no runner that can be read.
      return null
    }
  }

  async container(): Promise<'job' | 'other' | null> {
    if (this.ofJob) return 'job'
    const found = await Promise.all(this.marks.map(mark => this.isFile(mark)))
    return found.includes(true) ? 'other' : null
  }

  async isFile(path: string): Promise<boolean> {
    try {
      return (await stat(path)).isFile()
    } catch {
      return false
    }
  }
}
