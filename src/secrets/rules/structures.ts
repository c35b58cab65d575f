import type { Detector } from '../model.js'
import { commandDetectors } from './commands.js'
import { connectionDetectors } from './connections.js'
import { frameworkDetectors } from './frameworks.js'
import { hashDetectors } from './hashes.js'
import { headerDetectors } from './headers.js'
import { jwtDetector } from './jwt.js'
import { keyFileDetectors } from './key-files.js'
import { pemDetector } from './keys.js'
import { urlDetector } from './urls.js'

/** What no single vendor issues: keys in their files, signed tokens, logins in addresses, headers and commands, hashes. */
export const structureDetectors: readonly Detector[] = [
  pemDetector,
  ...keyFileDetectors,
  jwtDetector,
  urlDetector,
  ...connectionDetectors,
  ...headerDetectors,
  ...commandDetectors,
  ...hashDetectors,
  ...frameworkDetectors,
]
