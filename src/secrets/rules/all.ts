import { assignmentDetector } from '../assignments/detector.js'
import { credentialFiles } from '../credentials/index.js'
import type { Detector, FileDetector } from '../model.js'
import { aiDetectors, aiRules } from './ai.js'
import { azureDetectors } from './azure.js'
import { chatDetectors, chatRules } from './chat.js'
import { ciDetectors, ciRules } from './ci.js'
import { cloudDetectors, cloudRules } from './clouds.js'
import { dataDetectors, dataRules } from './data.js'
import { hostingDetectors, hostingRules } from './hosting.js'
import { infraDetectors, infraRules } from './infra.js'
import { mailDetectors, mailRules } from './mail.js'
import { monitoringDetectors, monitoringRules } from './monitoring.js'
import { packageDetectors, packageRules } from './packages.js'
import { paymentRules } from './payment.js'
import { paymentNearDetectors } from './payment-near.js'
import { tokenDetector } from './rule.js'
import { saasRules } from './saas.js'
import { saasGuardedDetectors } from './saas-guarded.js'
import { saasHookDetectors } from './saas-hooks.js'
import { saasNearDetectors } from './saas-near.js'
import { saasPlatformRules } from './saas-platforms.js'
import { secretKeyRules } from './secret-keys.js'
import { socialDetectors, socialRules } from './social.js'
import { structureDetectors } from './structures.js'
import { variantDetectors } from './variants.js'

const rules = [
  ...hostingRules,
  ...packageRules,
  ...cloudRules,
  ...infraRules,
  ...ciRules,
  ...monitoringRules,
  ...dataRules,
  ...aiRules,
  ...chatRules,
  ...mailRules,
  ...socialRules,
  ...secretKeyRules,
  ...paymentRules,
  ...saasRules,
  ...saasPlatformRules,
]

/** All that finds secrets by a keyword. */
export const detectors: readonly Detector[] = [
  ...rules.map(tokenDetector),
  ...hostingDetectors,
  ...packageDetectors,
  ...azureDetectors,
  ...cloudDetectors,
  ...infraDetectors,
  ...ciDetectors,
  ...monitoringDetectors,
  ...dataDetectors,
  ...aiDetectors,
  ...chatDetectors,
  ...mailDetectors,
  ...socialDetectors,
  ...paymentNearDetectors,
  ...saasGuardedDetectors,
  ...saasHookDetectors,
  ...saasNearDetectors,
  ...structureDetectors,
  ...variantDetectors,
  assignmentDetector,
]

/** All that reads a credential file as a whole. */
export const fileDetectors: readonly FileDetector[] = credentialFiles
