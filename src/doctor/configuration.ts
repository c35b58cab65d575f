import { finding } from '../gate/finding.js'
import type { Registry } from '../gate/gate.js'
import { configFor, configPath, doorInputs, gateInputs } from '../gate/judge.js'
import { type Mistake, UserMistake } from '../gate/mistake.js'
import type { Ports } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import type { SharedInputs } from '../gate/shared-inputs.js'
import { type Diagnosis, fact } from './diagnosis.js'

const NAME = 'configuration'

/** The configuration file as every gate that it names would read it. */
export async function configurationFacts(inputs: SharedInputs, ports: Ports, registry: Registry): Promise<Diagnosis> {
  const given = doorInputs(inputs)
  try {
    const config = await configFor(given, ports, Object.keys(registry))
    if (config === null) {
      return {
        facts: [fact(NAME, 'none', `there is no ${configPath(inputs)}: gates keep to their defaults`)],
        findings: [],
      }
    }
    const mistakes: Mistake[] = []
    for (const name of config.keys()) {
      const gate = await (registry[name] as Registry[string])()
      mistakes.push(...mistakesOf(() => gateInputs(gate, given, config, ports.files)))
    }
    if (mistakes.length > 0) throw new UserMistake(mistakes)
    const named = config.size === 0 ? 'it names no gate' : `it names ${[...config.keys()].join(', ')}`
    return { facts: [fact(NAME, configPath(inputs), named)], findings: [] }
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error
    const facts = [fact(NAME, 'broken', `${configPath(inputs)}: the findings say where`)]
    return { facts, findings: error.mistakes.map(brokenAt) }
  }
}

function mistakesOf(read: () => unknown): readonly Mistake[] {
  try {
    read()
    return []
  } catch (error) {
    if (error instanceof UserMistake) return error.mistakes
    throw error
  }
}

function brokenAt({ where, message, ...place }: Mistake): Finding {
  const text = where === '' ? message : `${where}: ${message}`
  return finding({ rule: 'doctor/configuration', level: 'error', message: text, ...place })
}
