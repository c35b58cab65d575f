import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { Workers } from '../gate/ports.js'

interface Job {
  task: string
  input: unknown
  resolve(output: unknown): void
  reject(error: unknown): void
}

/** What a worker answers; an error travels as its text, because classes do not survive the clone. */
export type Answer = { output: unknown } | { error: string }

/** What a worker works on: a folder, and whether git is to take it whoever owns it. */
export interface Workspace {
  workspace: string
  trusted: boolean
}

/**
 * A pool of worker threads over one script, started when there is work and stopped when there is none, so that an
 * idle pool neither costs start-up nor keeps the process alive.
 */
export class ThreadWorkers implements Workers {
  readonly width = availableParallelism()
  private readonly waiting: Job[] = []
  private running = 0

  constructor(
    private readonly script: URL,
    private readonly workspace: Workspace,
  ) {}

  async run(task: string, input: unknown): Promise<unknown> {
    // Loaded only where there is work: most jobs never start a thread.
    const { Worker } = await import('node:worker_threads')
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, input, resolve, reject })
      if (this.running < this.width) this.start(Worker)
    })
  }

  private start(Thread: typeof Worker): void {
    this.running += 1
    const resourceLimits = { maxYoungGenerationSizeMb: 8 }
    const worker = new Thread(this.script, { workerData: this.workspace, resourceLimits })
    let job: Job | undefined
    const next = (): void => {
      job = this.waiting.shift()
      if (job === undefined) {
        void worker.terminate()
        return
      }
      try {
        worker.postMessage({ task: job.task, input: job.input })
      } catch (error) {
        // The input is nothing that can be cloned: the worker is none the worse for it.
        job.reject(error)
        next()
      }
    }
    worker.on('message', (answer: Answer) => {
      if ('error' in answer) job?.reject(new Error(answer.error))
      else job?.resolve(answer.output)
      next()
    })
    worker.on('error', error => job?.reject(error))
    worker.on('exit', code => {
      this.running -= 1
      job?.reject(new Error(`the worker for ${job.task} ended with code ${code}`))
      if (this.waiting.length > 0) this.start(Thread)
    })
    next()
  }
}
