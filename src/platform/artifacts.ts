import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Archive, type Artifact, type Artifacts, NameTaken, RefusedArchive } from '../gate/artifacts.js'
import { readArchive } from './archive.js'

type Environment = Readonly<Record<string, string | undefined>>

const MEBIBYTE = 1 << 20
const LARGEST_ARCHIVE = 16 * MEBIBYTE
const MOST_LISTED = 1000

/** Set in the jobs of `pipeline-actions act`, whose artifacts work. */
export const ACT_MARK = 'PIPELINE_ACTIONS_ACT'

/** The artifacts of the run that this job belongs to; null where `artifactsRefusal` says why there are none. */
export function runArtifacts(environment: Environment): Artifacts | null {
  return artifactsRefusal(environment) === null ? new RunArtifacts(environment['RUNNER_TEMP'] || tmpdir()) : null
}

/** Why a job cannot have artifacts, in one sentence; null where it can. */
export function artifactsRefusal(environment: Environment): string | null {
  const server = environment['GITHUB_SERVER_URL'] || 'https://github.com'
  if (!hasArtifacts(server)) return `${server} keeps no artifacts of the kind that @actions/artifact makes.`
  // act's own server refuses what @actions/artifact asks, which would repeat it for half a minute.
  if (environment['ACT'] === 'true' && !environment[ACT_MARK]) {
    return 'act alone keeps no artifacts that can be handed over: start the same run with `pipeline-actions act`.'
  }
  const missing = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL'].filter(name => !environment[name])
  if (missing.length === 0) return null
  return `${missing.join(' and ')} must be set for artifacts, as in steps with \`uses:\`; steps with \`run:\` do not get them.`
}

/** Whether the server is one that @actions/artifact works with: no GitHub Enterprise Server is. */
function hasArtifacts(server: string): boolean {
  return URL.canParse(server) && /(^github\.com|\.ghe\.com|\.localhost)$/.test(new URL(server).hostname)
}

/** Through @actions/artifact, which takes the service's address and token from the process's own environment. */
class RunArtifacts implements Artifacts {
  constructor(private readonly temporary: string) {}

  upload(name: string, files: Readonly<Record<string, string>>): Promise<void> {
    return this.inFolder(async folder => {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), content)
      }
      const paths = Object.keys(files).map(path => join(folder, path))
      try {
        await (await connect()).uploadArtifact(name, paths, folder)
      } catch (error) {
        throw isTaken(error) ? new NameTaken(`there is an artifact ${name} already`) : error
      }
    })
  }

  async list(): Promise<Artifact[]> {
    // Attempts of a run may use a name again: `latest` keeps the last one.
    const { artifacts } = await (await connect()).listArtifacts({ latest: true })
    return artifacts.slice(0, MOST_LISTED).map(({ id, name, size }) => ({ id, name, size }))
  }

  download({ id, size }: Artifact): Promise<Archive> {
    return this.inFolder(async folder => {
      refuseBeyondLimit(size)
      await (await connect()).downloadArtifact(id, { path: folder, skipDecompress: true })
      // One file, whose name is the server's.
      const [name = ''] = await readdir(folder)
      const file = join(folder, name)
      refuseBeyondLimit((await stat(file)).size)
      return readArchive(await readFile(file))
    })
  }

  private async inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(this.temporary, 'pipeline-actions-'))
    try {
      return await work(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function connect() {
  // Loaded only where there is something to hand over: it is larger than all the rest.
  const { DefaultArtifactClient } = await import('@actions/artifact')
  return new DefaultArtifactClient()
}

/** The service has no code for it but the status, which reaches us within a sentence. */
function isTaken(error: unknown): boolean {
  return /\(409\)|already exists/.test((error as Error).message)
}

function refuseBeyondLimit(size: number): void {
  if (size <= LARGEST_ARCHIVE) return
  throw new RefusedArchive(`has ${size} bytes; at most ${LARGEST_ARCHIVE / MEBIBYTE} MiB are read`)
}
