import { readMarker } from './marker.js'
import { missingOperator, readSpecifiers } from './specifiers.js'
import { type RequirementFault, RequirementText } from './text.js'

const NAME = /[A-Za-z\d](?:[\w.-]*[A-Za-z\d])?/y
const ADDRESS = /[^\s;]\S*/y
const LONGEST = 10_000

/** What is wrong with a requirement, as PEP 508 has them; null where nothing is. */
export function faultOfRequirement(written: string): RequirementFault | null {
  const text = new RequirementText(written)
  if (written.length > LONGEST) return text.fault('it is too long for a requirement')
  text.blanks()
  if (text.take(NAME) === null) return text.fault('a requirement begins with the name of a package')
  text.blanks()
  const extras = text.takes('[') ? faultOfExtras(text) : null
  if (extras !== null) return extras
  text.blanks()
  const fault = text.takes('@') ? faultOfAddress(text) : faultOfVersions(text)
  if (fault !== null) return fault
  text.blanks()
  if (text.takes(';')) {
    const marker = readMarker(text)
    if (marker !== null) return marker
    text.blanks()
  }
  return text.ended ? null : missingOperator(text)
}

/** What is wrong with a list of comparisons alone, as `requires-python` has it. */
export function faultOfSpecifiers(written: string): RequirementFault | null {
  const text = new RequirementText(written)
  const specifiers = readSpecifiers(text)
  if (!isList(specifiers)) return specifiers
  text.blanks()
  return text.ended ? null : missingOperator(text)
}

function faultOfExtras(text: RequirementText): RequirementFault | null {
  text.blanks()
  if (text.takes(']')) return null
  for (;;) {
    text.blanks()
    if (text.take(NAME) === null) return text.fault('the name of an extra is missing')
    text.blanks()
    if (text.takes(']')) return null
    if (!text.takes(',')) return text.fault('the `]` behind the extras is missing')
  }
}

function faultOfAddress(text: RequirementText): RequirementFault | null {
  text.blanks()
  return text.take(ADDRESS) === null ? text.fault('an address must follow `@`') : null
}

function faultOfVersions(text: RequirementText): RequirementFault | null {
  const open = text.takes('(')
  const specifiers = readSpecifiers(text)
  if (!isList(specifiers)) return specifiers
  if (!open) return null
  text.blanks()
  return text.takes(')') ? null : text.fault('the `)` behind the versions is missing')
}

function isList<Item>(found: readonly Item[] | RequirementFault): found is readonly Item[] {
  return Array.isArray(found)
}
