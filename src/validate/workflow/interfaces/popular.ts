import type { Callable, Input } from './interface.js'

/** What is known of a release of a much used action. */
export type PopularRelease = { readonly outdated: true } | ({ readonly outdated: false } & Callable)

interface Data {
  readonly actions: Readonly<Record<string, readonly string[]>>
  readonly deprecated: Readonly<Record<string, string>>
  readonly outdated: Readonly<Record<string, string>>
}

const OUTDATED: PopularRelease = { outdated: true }
const VERSION = /^v?(\d+)(?:\.\d+)*$/

/** The much used actions whose interface is known without asking for them. */
export class PopularActions {
  private readonly releases = new Map<string, PopularRelease | null>()

  constructor(private readonly data: Data) {}

  /**
   * A release of an action: `name` is the owner, the repository and a folder in it, `ref` a tag or branch. `v4.1.2` is
   * judged as `v4`. Null where nothing is known about it.
   */
  release(name: string, ref: string): PopularRelease | null {
    const key = `${name.toLowerCase()}@${ref}`
    const known = this.releases.get(key)
    if (known !== undefined) return known
    const found = this.find(name.toLowerCase(), ref) ?? this.find(name.toLowerCase(), majorOf(ref))
    this.releases.set(key, found)
    return found
  }

  private find(name: string, ref: string): PopularRelease | null {
    const { actions, outdated } = this.data
    if (Object.hasOwn(outdated, name) && outdated[name]?.split(' ').includes(ref)) return OUTDATED
    for (const text of Object.hasOwn(actions, name) ? (actions[name] ?? []) : []) {
      const [refs = '', inputs = '', outputs = ''] = text.split('|')
      if (refs.split(' ').includes(ref)) return this.read(name, inputs.split(' '), outputs.split(' '))
    }
    return null
  }

  private read(action: string, inputs: readonly string[], outputs: readonly string[]): PopularRelease {
    const read = new Map<string, Input>()
    for (const each of inputs) {
      const name = each.replace(/[!~*]+$/, '')
      if (name === '') continue
      const key = name.toLowerCase()
      const deprecated = each.endsWith('~') ? (this.data.deprecated[`${action} ${key}`] ?? '') : null
      read.set(key, { name, required: /!~?$/.test(each), type: 'any', deprecated })
    }
    return {
      outdated: false,
      inputs: read,
      openInputs: inputs.includes('*'),
      outputs: new Set(outputs.filter(name => name !== '' && name !== '*').map(name => name.toLowerCase())),
      openOutputs: outputs.includes('*'),
      secrets: new Map(),
    }
  }
}

let loaded: Promise<PopularActions> | undefined

/** Loads their table: only where a file uses an action of another repository. */
export function loadPopularActions(): Promise<PopularActions> {
  loaded ??= import('./data/popular.json', { with: { type: 'json' } }).then(data => new PopularActions(data.default))
  return loaded
}

function majorOf(ref: string): string {
  const major = VERSION.exec(ref)?.[1]
  return major === undefined ? ref : `v${major}`
}
