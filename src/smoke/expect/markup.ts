/**
 * A document in the shape of the DOM, as far as XPath looks at it. Each node knows its number in the order of the document,
 * which with the DOMs that are there takes time that grows with the square of the document.
 */
export class MarkupNode {
  readonly childNodes: MarkupNode[] = []
  attributes = new Attributes()
  parentNode: MarkupNode | null = null
  ownerElement: MarkupNode | null = null
  firstChild: MarkupNode | null = null
  lastChild: MarkupNode | null = null
  nextSibling: MarkupNode | null = null
  previousSibling: MarkupNode | null = null
  /** The last number below it. */
  last: number

  constructor(
    readonly nodeType: number,
    readonly nodeName: string,
    public nodeValue: string | null,
    readonly namespaceURI: string | null,
    readonly ownerDocument: MarkupNode | null,
    readonly number: number,
  ) {
    this.last = number
  }

  get localName(): string {
    return this.nodeName.slice(this.nodeName.indexOf(':') + 1)
  }

  get prefix(): string | null {
    return this.nodeName.includes(':') ? this.nodeName.slice(0, this.nodeName.indexOf(':')) : null
  }

  get name(): string {
    return this.nodeName
  }

  get value(): string | null {
    return this.nodeValue
  }

  get data(): string | null {
    return this.nodeValue
  }

  get documentElement(): MarkupNode | null {
    return this.childNodes.find(({ nodeType }) => nodeType === ELEMENT) ?? null
  }

  getAttribute(name: string): string | null {
    return this.attributes.all.find(each => each.nodeName === name)?.nodeValue ?? null
  }

  /** Bits as the DOM has them: 2 where the other one is before this, 4 after, with 8 and 16 where one is within the other. */
  compareDocumentPosition(other: MarkupNode): number {
    if (other === this) return 0
    if (other.number < this.number) return other.last >= this.number ? 10 : 2
    return this.last >= other.number ? 20 : 4
  }

  append(child: MarkupNode): void {
    child.parentNode = this
    child.previousSibling = this.lastChild
    if (this.lastChild === null) this.firstChild = child
    else this.lastChild.nextSibling = child
    this.lastChild = child
    this.childNodes.push(child)
  }
}

/** The attributes of an element, as a list. */
class Attributes {
  readonly all: MarkupNode[] = []

  get length(): number {
    return this.all.length
  }

  item(index: number): MarkupNode | null {
    return this.all[index] ?? null
  }
}

const ELEMENT = 1
const ATTRIBUTE = 2
const TEXT = 3
const COMMENT = 8
const DOCUMENT = 9

export type Attribute = readonly [name: string, value: string, namespace: string | null]

/** What a document is made of, told in its order. */
export class MarkupBuilder {
  private number = 0
  readonly document = this.node(DOCUMENT, '#document', null, null)
  private within = this.document

  open(name: string, namespace: string | null, attributes: readonly Attribute[]): void {
    const element = this.node(ELEMENT, name, null, namespace)
    for (const [key, value, space] of attributes) {
      const attribute = this.node(ATTRIBUTE, key, value, space)
      attribute.ownerElement = element
      element.attributes.all.push(attribute)
    }
    this.within.append(element)
    this.within = element
  }

  close(): void {
    this.within.last = this.number
    this.within = this.within.parentNode ?? this.document
  }

  /** Text; what is next to text is one with it. */
  text(value: string): void {
    const last = this.within.lastChild
    if (last?.nodeType === TEXT) last.nodeValue += value
    else this.within.append(this.node(TEXT, '#text', value, null))
  }

  comment(value: string): void {
    this.within.append(this.node(COMMENT, '#comment', value, null))
  }

  get size(): number {
    return this.number
  }

  end(): MarkupNode {
    this.document.last = this.number
    return this.document
  }

  private node(type: number, name: string, value: string | null, namespace: string | null): MarkupNode {
    this.number += 1
    const owner = type === DOCUMENT ? null : this.document
    return new MarkupNode(type, name, value, namespace, owner, this.number)
  }
}
