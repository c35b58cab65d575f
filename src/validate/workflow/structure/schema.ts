import type { Definition, MapForm, RawDefinition } from './definition.js'
import { allowedBy } from './definition.js'

type Parts = { -readonly [key in keyof Definition]: Definition[key] } & { constants: string[]; maps: MapForm[] }

const BUILT_IN: Readonly<Record<string, RawDefinition>> = {
  null: { null: {} },
  boolean: { boolean: {} },
  number: { number: {} },
  string: { string: {} },
  sequence: { sequence: { 'item-type': 'any' } },
  mapping: { mapping: { 'loose-value-type': 'any' } },
  any: { 'one-of': ['null', 'boolean', 'number', 'string', 'sequence', 'mapping'] },
}

// The data does not say it otherwise.
const CONDITION = /(^|-)if$/

/** One of GitHub's schemas; each definition is prepared when it is first met. */
export class Schema {
  private readonly prepared = new Map<string, Definition>()

  constructor(
    readonly root: string,
    private readonly raw: Readonly<Record<string, RawDefinition>>,
  ) {}

  definition(name: string): Definition {
    const known = this.prepared.get(name)
    if (known !== undefined) return known
    const raw = this.rawOf(name)
    const parts: Parts = {
      name,
      adds: raw.context === undefined ? null : allowedBy(raw.context),
      within: new Map(),
      nothing: false,
      boolean: false,
      number: false,
      text: 'none',
      constants: [],
      items: null,
      maps: [],
      decisive: new Map(),
      condition: CONDITION.test(name),
    }
    this.gather(name, raw, parts)
    if (parts.maps.length > 1) parts.decisive = decisiveKeys(parts.maps)
    this.prepared.set(name, parts)
    return parts
  }

  private rawOf(name: string): RawDefinition {
    const raw = Object.hasOwn(this.raw, name) ? this.raw[name] : BUILT_IN[name]
    if (raw === undefined) throw new Error(`GitHub's schema has no definition "${name}"`)
    return raw
  }

  private gather(name: string, raw: RawDefinition, parts: Parts): void {
    if (raw.null !== undefined) parts.nothing = true
    if (raw.boolean !== undefined) parts.boolean = true
    if (raw.number !== undefined) parts.number = true
    if (raw.string?.constant !== undefined) parts.constants.push(raw.string.constant)
    else if (raw.string?.['require-non-empty'] && parts.text === 'none') parts.text = 'filled'
    else if (raw.string !== undefined && !raw.string['require-non-empty']) parts.text = 'any'
    if (raw['allowed-values'] !== undefined) parts.constants.push(...raw['allowed-values'])
    if (raw.sequence !== undefined) parts.items = raw.sequence['item-type'] ?? 'any'
    if (raw.mapping !== undefined) parts.maps.push(formOf(name, raw))
    for (const other of raw['one-of'] ?? []) this.gather(other, this.rawOf(other), parts)
  }
}

function formOf(name: string, { mapping = {} }: RawDefinition): MapForm {
  const properties = new Map<string, string>()
  const required: string[] = []
  for (const [key, property] of Object.entries(mapping.properties ?? {})) {
    properties.set(key, typeof property === 'string' ? property : property.type)
    if (typeof property !== 'string' && property.required) required.push(key)
  }
  return { name, properties, required, loose: mapping['loose-value-type'] ?? null }
}

function decisiveKeys(forms: readonly MapForm[]): Map<string, MapForm> {
  const keys = new Map<string, MapForm>()
  for (const form of forms) {
    for (const key of form.required) {
      if (!forms.some(other => other !== form && other.properties.has(key))) keys.set(key, form)
    }
  }
  return keys
}
