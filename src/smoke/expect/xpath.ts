import type { MarkupNode } from './markup.js'

/** Nodes that an expression may find: each has a text, and of those that are within each other these add up. */
const MOST = 10_000

/** What an expression gives: the texts of nodes, or one value of its own. */
export interface Found {
  values: string[]
  many: boolean
}

/** As much of the library as is used here. */
interface Evaluator {
  parse(expression: string): { evaluate(options: object): Outcome }
}

interface Outcome {
  stringValue(): string
  toArray?(): MarkupNode[]
  stringForNode?(node: MarkupNode): string
}

/** What is wrong with an XPath (1.0); null where nothing is. */
export async function faultOfXPath(expression: string): Promise<string | null> {
  const { parse } = await library()
  try {
    parse(expression)
    return null
  } catch (error) {
    return `is no XPath: ${reasonOf(error)}`
  }
}

/**
 * Evaluates an expression. Names without a prefix are found in every namespace, so that one need not know that of the
 * document; prefixes are those that its first element declares.
 *
 * @throws RangeError where it cannot be evaluated; the message continues with the expression
 */
export async function followXPath(expression: string, document: MarkupNode): Promise<Found> {
  const { parse } = await library()
  const root = document.documentElement
  try {
    const outcome = parse(expression).evaluate({
      node: document,
      allowAnyNamespaceForNoPrefix: true,
      namespaces: (prefix: string) => root?.getAttribute(`xmlns:${prefix}`) ?? null,
    })
    const { toArray } = outcome
    if (toArray === undefined) return { values: [outcome.stringValue()], many: false }
    const nodes = outcome.toArray?.() ?? []
    if (nodes.length > MOST) throw new Error(`it finds more than ${MOST} nodes`)
    return { values: nodes.map(node => outcome.stringForNode?.(node) ?? ''), many: true }
  } catch (error) {
    throw new RangeError(`nothing, for it cannot be evaluated: ${reasonOf(error)}`)
  }
}

async function library(): Promise<Evaluator> {
  const { default: xpath } = (await import('xpath')) as unknown as { default: Evaluator }
  return xpath
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200) ?? ''
}
