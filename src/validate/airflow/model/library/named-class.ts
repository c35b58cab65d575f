import type { Known } from '../graph/node.js'
import type { Model } from '../state.js'

/** A class of Airflow that is known by its name alone, and has no objects in a graph. */
export abstract class NamedClass implements Known {
  readonly kind = 'host'
  readonly role = 'thing'
  readonly truth = true

  constructor(
    protected readonly model: Model,
    readonly type: string,
  ) {}

  describe(): string {
    return `class ${this.type}`
  }
}
