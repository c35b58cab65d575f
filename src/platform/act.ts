import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ArtifactProxy } from './artifact-proxy.js'
import { ACT_MARK } from './artifacts.js'

/** Where the user wants act's artifact server; what is undefined is chosen here. */
export interface ArtifactPlace {
  folder: string | undefined
  address: string | undefined
  port: number | undefined
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs act with an artifact server that @actions/artifact can use, and returns act's exit code; null where act is not
 * installed. Artifacts are gone with the run, unless a folder for them is named.
 */
export async function runAct(args: readonly string[], place: ArtifactPlace): Promise<number | null> {
  const scratch = await mkdtemp(join(tmpdir(), 'pipeline-actions-act-'))
  try {
    const address = place.address ?? '127.0.0.1'
    const server = { address, port: place.port ?? (await freePort(address)), folder: place.folder ?? scratch }
    const proxy = await ArtifactProxy.start(server)
    try {
      const chosen = [
        ...['--env', `${ACT_MARK}=1`],
        ...(place.folder === undefined ? ['--artifact-server-path', server.folder] : []),
        ...(place.address === undefined ? ['--artifact-server-addr', server.address] : []),
        ...(place.port === undefined ? ['--artifact-server-port', String(server.port)] : []),
      ]
      return await exitCodeOf([...chosen, ...args], proxy.url)
    } finally {
      await proxy.stop()
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A port that is free now: act takes none that it may choose itself. */
function freePort(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, address, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

function exitCodeOf(args: string[], artifacts: string): Promise<number | null> {
  // act takes the artifact service from its own environment. A token would be that of a run around this one.
  const { ACTIONS_RUNTIME_TOKEN: _, ...environment } = process.env
  const env = { ...environment, ACTIONS_RUNTIME_URL: artifacts }
  return new Promise((resolve, reject) => {
    const act = spawn('act', args, { env, stdio: 'inherit' })
    // A terminal tells both programs of Ctrl+C; act would take a second signal for impatience and skip its cleaning up.
    const passOn = (signal: NodeJS.Signals) => (signal === 'SIGINT' && process.stdin.isTTY ? true : act.kill(signal))
    for (const signal of SIGNALS) process.on(signal, passOn)
    const ended = () => {
      for (const signal of SIGNALS) process.off(signal, passOn)
    }
    act.on('error', error => {
      ended()
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') resolve(null)
      else reject(error)
    })
    act.on('close', (code, signal) => {
      ended()
      resolve(code ?? 128 + constants.signals[signal as NodeJS.Signals])
    })
  })
}
