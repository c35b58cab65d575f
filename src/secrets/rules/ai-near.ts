import type { Detector } from '../model.js'
import { afterWord } from './after-word.js'
import { NAMED_OR_GIVEN } from './client-call.js'
import { type NearRule, nearRule, UUID } from './near.js'
import type { TokenRule } from './rule.js'

/** A line a kind: its id, what it is, the vendor's words, the form, and more where the ordinary name does not do. */
const near = (id: string, what: string, words: readonly string[], form: RegExp, more?: Partial<NearRule>): Detector =>
  nearRule({ id, what, words, form, ...more })

/** Vendors of models whose keys are nothing but digits and letters: their name has to stand near. */
export const aiNearDetectors: readonly Detector[] = [
  // gitleaks: 40 letters and digits
  near('cohere-key', 'a Cohere API key', ['cohere', 'co_api', 'coapi'], /[A-Za-z0-9]{40}/, { named: NAMED_OR_GIVEN }),
  // betterleaks
  near('mistral-key', 'a Mistral API key', ['mistral'], /[A-Za-z0-9]{32}/, { named: NAMED_OR_GIVEN }),
  near('together-legacy-key', 'a Together API key', ['together'], /[0-9a-f]{64}/),
  near('deepgram-key', 'a Deepgram API key', ['deepgram', 'dg_'], /[0-9a-f]{40}/, { named: NAMED_OR_GIVEN }),
  near(
    'assemblyai-key',
    'an AssemblyAI API key',
    ['assemblyai', 'assembly_ai', 'assembly-ai', 'assembly ai', 'aai'],
    /[0-9a-f]{32}/,
    { named: NAMED_OR_GIVEN },
  ),
  // https://docs.wandb.ai: the keys before wandb_v1_
  near(
    'wandb-legacy-key',
    'a Weights & Biases API key',
    ['wandb', 'weights_and_biases', 'weightsandbiases', 'weights & biases'],
    /[0-9a-f]{40}/,
  ),
  // forms generally known
  near('pinecone-legacy-key', 'a Pinecone API key', ['pinecone'], UUID, { named: NAMED_OR_GIVEN }),
  near('comet-key', 'a Comet API key', ['comet', 'cometml', 'comet_ml', 'opik'], /[A-Za-z0-9]{25}/),
  near('clarifai-token', 'a Clarifai personal access token', ['clarifai'], /[0-9a-f]{32}/, {
    named: /key|token|secret|auth|pat(?:$|[_-])/i,
  }),
]

/** Keys of two parts. Source: betterleaks. */
export const aiDottedRules: readonly TokenRule[] = [
  afterWord({
    id: 'zai-key',
    what: 'a Z.ai API key',
    words: ['zai', 'z.ai', 'z-ai', 'glm', 'zhipu', 'bigmodel'],
    form: /[0-9a-f]{32}\.[A-Za-z0-9]{16}/,
  }),
  afterWord({ id: 'ollama-key', what: 'an Ollama API key', words: ['ollama'], form: /[0-9a-f]{32}\.[\w-]{24}/ }),
]
