import { type Node, type Span, valueIn } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import { Pattern } from '../pattern/patterns.js'
import type { LoadSchema, SchemaDocument } from './document.js'
import { DRAFT_NAMES, draftOf, LATEST } from './draft.js'
import type { SchemaFault } from './fault.js'
import { Names } from './names.js'
import { declaredIn, identifierOf, joinAddress, type Resource, splitAddress } from './resource.js'
import { Schema } from './schema.js'
import { USUAL, usualOf, type Vocabulary, vocabularyIn } from './vocabulary.js'

const MOST_FAULTS = 20

/** The schemas that one schema is made of: found by address and by name, prepared when they are first used. */
export class Registry {
  readonly faults: SchemaFault[] = []
  /** Whether there is anything in the schemas that warns of values which fit: what is deprecated, formats. */
  warns = false
  private readonly resources = new Map<string, Resource>()
  private readonly byNode = new Map<Node, Resource>()
  private readonly schemas = new Map<Node, Schema>()
  private readonly names = new Names((node, within) => this.resourceAt(node, within))
  private readonly patterns = new Map<string, Pattern>()
  private readonly vocabularies = new Map<string, Vocabulary>()

  constructor(private readonly load: LoadSchema) {}

  add(document: SchemaDocument): Resource {
    const known = this.byNode.get(document.root)
    if (known !== undefined) return known
    const resource = this.resourceFor(document.root, document, document.address, USUAL)
    if (!this.resources.has(document.address)) this.resources.set(document.address, resource)
    this.names.add(resource)
    return resource
  }

  /** The schema of a node that stands in a resource, or, with an `$id`, begins one. */
  schemaAt(node: Node, within: Resource): Schema {
    const known = this.schemas.get(node)
    if (known !== undefined) return known
    const schema = new Schema(node, this.resourceAt(node, within), this)
    this.schemas.set(node, schema)
    return schema
  }

  /** The schema that a reference leads to; null, and a fault, where there is none. */
  resolve(reference: string, from: Resource, at: Span): Schema | null {
    const whole = reference[0] === '#' ? reference : (joinAddress(from.address, reference) ?? '')
    const [address, fragment] = splitAddress(whole)
    const target = reference[0] === '#' ? from : this.resourceNamed(address)
    const found = target && this.within(target, decoded(fragment))
    if (found) return found
    this.fault(
      from,
      at,
      `refers to ${quoted(reference)}, which does not exist or is not one of this repository's files`,
    )
    return null
  }

  /** The schema with that `$dynamicAnchor` in a resource. */
  dynamicIn(resource: Resource, name: string): Schema | undefined {
    const node = this.names.dynamic(resource, name)
    return node && this.schemaAt(node, resource)
  }

  pattern(text: string, trusted: boolean): Pattern {
    const known = this.patterns.get(text) ?? new Pattern(text, trusted)
    this.patterns.set(text, known)
    return known
  }

  fault({ document: { source } }: Pick<Resource, 'document'>, { start, end }: Span, message: string): void {
    const again = this.faults.some(each => each.message === message && each.start === start && each.source === source)
    if (!again && this.faults.length < MOST_FAULTS) this.faults.push({ message, start, end, source })
  }

  private within(resource: Resource, fragment: string): Schema | undefined {
    if (fragment === '') return this.schemaAt(resource.root, resource)
    if (fragment[0] === '/') return this.pointed(fragment, resource)
    const node = this.names.any(resource, fragment)
    return node && this.schemaAt(node, resource)
  }

  private resourceNamed(address: string): Resource | null {
    const known = this.resources.get(address)
    if (known !== undefined) return known
    // Finds the identifiers within what was read.
    this.names.index()
    const indexed = this.resources.get(address)
    if (indexed !== undefined) return indexed
    const document = address === '' ? null : this.load(address)
    if (document === null) return null
    const resource = this.add(document)
    this.resources.set(address, resource)
    return resource
  }

  /** Follows a JSON pointer, past the beginnings of other resources. */
  private pointed(pointer: string, from: Resource): Schema | undefined {
    let node = from.root
    let resource = from
    for (const part of pointer.slice(1).split('/')) {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const index = node.kind === 'list' && /^\d{1,9}$/.test(name) ? Number(name) : -1
      const next: Node | undefined = node.kind === 'list' ? node.items[index] : valueIn(node, name)
      if (next === undefined) return undefined
      node = next
      resource = this.resourceAt(node, resource)
    }
    return this.schemaAt(node, resource)
  }

  private resourceAt(node: Node, within: Resource): Resource {
    const known = this.byNode.get(node)
    if (known !== undefined) return known
    const id = identifierOf(node, within.draft)
    if (id === undefined || id[0] === '#') return within
    return this.resourceFor(node, within.document, within.address, within)
  }

  private resourceFor(root: Node, document: SchemaDocument, base: string, outer: Vocabulary): Resource {
    const declared = declaredIn(root)
    const { draft, asserts, assertsFormats } =
      declared === undefined ? outer : this.vocabularyOf(declared.text, document, declared)
    const id = identifierOf(root, draft)
    const address = splitAddress((id === undefined ? null : joinAddress(base, id)) ?? base)[0]
    const flag = draft === 2019 ? valueIn(root, '$recursiveAnchor') : undefined
    const recursive = flag?.kind === 'scalar' && flag.text === 'true'
    const resource: Resource = { address, root, document, draft, asserts, assertsFormats, recursive }
    this.byNode.set(root, resource)
    if (!this.resources.has(address)) this.resources.set(address, resource)
    return resource
  }

  /** The draft that `$schema` stands for, directly or through a metaschema of the user's own. */
  private vocabularyOf(declared: string, document: SchemaDocument, at: Span): Vocabulary {
    const draft = draftOf(declared)
    if (draft !== undefined) return usualOf(draft)
    const known = this.vocabularies.get(declared)
    if (known !== undefined) return known
    // For metaschemas that describe each other, as long as they are looked up.
    this.vocabularies.set(declared, USUAL)
    if (/^https?:\/\/json-schema\.org\/draft-0[0-35]\b/.test(declared)) {
      this.fault({ document }, at, `names a draft that is not understood; those that are: ${DRAFT_NAMES}`)
      return USUAL
    }
    const address = joinAddress(document.address, declared)
    const metaschema = address === null ? null : this.load(splitAddress(address)[0])
    const own = metaschema === null ? undefined : declaredIn(metaschema.root)
    const described = own && metaschema ? this.vocabularyOf(own.text, metaschema, own).draft : LATEST
    const found = metaschema === null ? USUAL : vocabularyIn(metaschema.root, described)
    this.vocabularies.set(declared, found)
    return found
  }
}

function decoded(fragment: string): string {
  if (!fragment.includes('%')) return fragment
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
