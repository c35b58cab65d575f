import type { Value } from '../../evaluate/value.js'
import type { Known } from '../graph/node.js'
import type { Task } from '../graph/task.js'

/** What a mapped group gives its function for an argument: one of the items, which is there when it runs. */
export class Mapped implements Known {
  readonly kind = 'host'
  readonly role = 'mapped'
  readonly type = 'MappedArgument'
  readonly truth = true

  constructor(
    readonly name: string,
    /** The tasks whose results are mapped over. */
    readonly tasks: readonly Task[],
  ) {}

  describe(): string {
    return `the mapped argument ${this.name}`
  }

  get(): Value | undefined {
    return undefined
  }
}
