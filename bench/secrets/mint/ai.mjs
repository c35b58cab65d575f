import { alnum, context, form, hex, structure, uuid, weakForm } from './kind.mjs'
import { BASE64URL, LOWER, LOWER_DIGITS, UPPER } from './random.mjs'

/** The vendors of models and of the tools around them. */

// base64 of "OpenAI" stands in the middle of every key; the two sides are of one length (gitleaks, betterleaks)
const OPENAI_MARK = 'T3BlbkFJ'
// base64 of "Groq" with a neighbour on both sides; seen in published keys, nowhere promised
const GROQ_MARK = 'WGdyb3FY'

const openai = (random, side) => random.text(BASE64URL, side) + OPENAI_MARK + random.text(BASE64URL, side - 1)
const modern = prefix => random => `sk-${prefix}-${openai(random, random.pick([58, 74]))}A`
const letters = (random, length) => random.text(LOWER + UPPER, length)

export const kinds = [
  // gitleaks: 20 characters, the mark, 20 characters
  structure('openai-key', 'OpenAI', 'API key', ['OPENAI_API_KEY', 'OPENAI_KEY'], r =>
    ['sk-', alnum(r, 20), OPENAI_MARK, alnum(r, 20)].join(''),
  ),
  // gitleaks: 58 or 74 characters on both sides of the mark; published ones end in A
  structure('openai-project-key', 'OpenAI', 'project API key', ['OPENAI_API_KEY'], modern('proj')),
  structure(
    'openai-service-key',
    'OpenAI',
    'service account key',
    ['OPENAI_API_KEY', 'OPENAI_SERVICE_KEY'],
    modern('svcacct'),
  ),
  structure('openai-admin-key', 'OpenAI', 'admin API key', ['OPENAI_ADMIN_KEY'], modern('admin')),
  // gitleaks: 93 characters and a final AA
  form(
    'anthropic-key',
    'Anthropic',
    'API key',
    ['ANTHROPIC_API_KEY', 'CLAUDE_API_KEY'],
    r => `sk-ant-api03-${r.text(BASE64URL, 93)}AA`,
  ),
  form(
    'anthropic-admin-key',
    'Anthropic',
    'admin API key',
    ['ANTHROPIC_ADMIN_KEY'],
    r => `sk-ant-admin01-${r.text(BASE64URL, 93)}AA`,
  ),
  // form generally known: as an API key, with another prefix
  form(
    'anthropic-oauth-token',
    'Anthropic',
    'OAuth token',
    ['CLAUDE_CODE_OAUTH_TOKEN'],
    r => `sk-ant-oat01-${r.text(BASE64URL, 93)}AA`,
  ),
  // gitleaks: 34 letters after either prefix
  form(
    'huggingface-token',
    'Hugging Face',
    'access token',
    ['HF_TOKEN', 'HUGGINGFACE_TOKEN'],
    r => `hf_${letters(r, 34)}`,
  ),
  form(
    'huggingface-org-token',
    'Hugging Face',
    'organization token',
    ['HF_ORG_TOKEN'],
    r => `api_org_${letters(r, 34)}`,
  ),
  // gitleaks: 48 letters and digits
  form('perplexity-key', 'Perplexity', 'API key', ['PERPLEXITY_API_KEY', 'PPLX_API_KEY'], r => `pplx-${alnum(r, 48)}`),
  // kingfisher: 52 letters and digits
  form('groq-key', 'Groq', 'API key', ['GROQ_API_KEY'], r => `gsk_${alnum(r, 20)}${GROQ_MARK}${alnum(r, 24)}`),
  // token-formats.md: 80 letters and digits
  form('xai-key', 'xAI', 'API key', ['XAI_API_KEY', 'GROK_API_KEY'], r => `xai-${alnum(r, 80)}`),
  // betterleaks: 37 letters and digits
  form('replicate-token', 'Replicate', 'API token', ['REPLICATE_API_TOKEN'], r => `r8_${alnum(r, 37)}`),
  // gitleaks: 40 letters and digits, nothing more
  context('cohere-key', 'Cohere', 'API key', ['COHERE_API_KEY', 'CO_API_KEY'], r => alnum(r, 40)),
  // betterleaks: 32 letters and digits
  context('mistral-key', 'Mistral', 'API key', ['MISTRAL_API_KEY'], r => alnum(r, 32)),
  // betterleaks: sk- and 32 hexadecimal digits, a form others have too
  context('deepseek-key', 'DeepSeek', 'API key', ['DEEPSEEK_API_KEY'], r => `sk-${hex(r, 32)}`),
  // betterleaks: sk- and 48 characters
  context('moonshot-key', 'Moonshot', 'API key', ['MOONSHOT_API_KEY', 'KIMI_API_KEY'], r => `sk-${alnum(r, 48)}`),
  // betterleaks: 32 hexadecimal digits, a dot, 16 letters and digits
  context('zai-key', 'Z.ai', 'API key', ['ZAI_API_KEY', 'GLM_API_KEY'], r => `${hex(r, 32)}.${alnum(r, 16)}`),
  // betterleaks: 64 hexadecimal digits
  form('openrouter-key', 'OpenRouter', 'API key', ['OPENROUTER_API_KEY'], r => `sk-or-v1-${hex(r, 64)}`),
  // betterleaks: 48 hexadecimal digits; the prefix alone is anybody's
  weakForm(
    'elevenlabs-key',
    'ElevenLabs',
    'API key',
    ['ELEVENLABS_API_KEY', 'ELEVEN_API_KEY'],
    r => `sk_${hex(r, 48)}`,
  ),
  // betterleaks: sk- and 48 letters and digits
  context(
    'stability-key',
    'Stability AI',
    'API key',
    ['STABILITY_API_KEY', 'STABILITY_KEY'],
    r => `sk-${alnum(r, 48)}`,
  ),
  // betterleaks: 43 base64url characters (32 bytes); older keys are 64 hexadecimal digits
  form('together-key', 'Together', 'API key', ['TOGETHER_API_KEY'], r => `tgp_v1_${r.text(BASE64URL, 43)}`),
  context('together-legacy-key', 'Together', 'API key', ['TOGETHER_API_KEY', 'TOGETHERAI_API_KEY'], r => hex(r, 64)),
  // form generally known: 24 letters and digits
  weakForm('fireworks-key', 'Fireworks AI', 'API key', ['FIREWORKS_API_KEY'], r => `fw_${alnum(r, 24)}`),
  // kingfisher: 5 or 6 characters, then 63; older keys are UUIDs
  form(
    'pinecone-key',
    'Pinecone',
    'API key',
    ['PINECONE_API_KEY'],
    r => `pcsk_${alnum(r, 5 + r.int(2))}_${alnum(r, 63)}`,
  ),
  context('pinecone-legacy-key', 'Pinecone', 'API key', ['PINECONE_API_KEY'], uuid),
  // kingfisher: 32 and 10 hexadecimal digits
  form(
    'langsmith-token',
    'LangSmith',
    'personal access token',
    ['LANGSMITH_API_KEY', 'LANGCHAIN_API_KEY'],
    r => `lsv2_pt_${hex(r, 32)}_${hex(r, 10)}`,
  ),
  form(
    'langsmith-service-key',
    'LangSmith',
    'service key',
    ['LANGSMITH_API_KEY'],
    r => `lsv2_sk_${hex(r, 32)}_${hex(r, 10)}`,
  ),
  // docs.rs, langfuse-ergonomic: the prefix; that a UUID follows is generally known. The pk-lf- half is public.
  form('langfuse-secret-key', 'Langfuse', 'secret key', ['LANGFUSE_SECRET_KEY'], r => `sk-lf-${uuid(r)}`),
  // docs.wandb.ai: 86 characters with the prefix, or the older 40 hexadecimal digits
  form('wandb-key', 'Weights & Biases', 'API key', ['WANDB_API_KEY'], r => `wandb_v1_${alnum(r, 22)}_${alnum(r, 54)}`),
  context('wandb-legacy-key', 'Weights & Biases', 'API key', ['WANDB_API_KEY'], r => hex(r, 40)),
  // kingfisher: 64 base64url characters
  form('nvidia-key', 'NVIDIA', 'API key', ['NVIDIA_API_KEY', 'NGC_API_KEY'], r => `nvapi-${r.text(BASE64URL, 64)}`),
  // form generally known: 43 base64url characters
  weakForm('voyage-key', 'Voyage AI', 'API key', ['VOYAGE_API_KEY'], r => `pa-${r.text(BASE64URL, 43)}`),
  // kingfisher: 60 letters and digits; in its example the first 32 are hexadecimal
  form('jina-key', 'Jina AI', 'API key', ['JINA_API_KEY', 'JINA_KEY'], r => `jina_${hex(r, 32)}${alnum(r, 28)}`),
  // kingfisher: 32 letters and digits; keys for development name that
  form(
    'tavily-key',
    'Tavily',
    'API key',
    ['TAVILY_API_KEY'],
    r => `tvly-${r.pick(['', 'dev-', 'prod-'])}${alnum(r, 32)}`,
  ),
  // betterleaks: 64 hexadecimal digits
  form('cursor-key', 'Cursor', 'API key', ['CURSOR_API_KEY'], r => `key_${hex(r, 64)}`),
  // form generally known: 25 letters and digits
  context('comet-key', 'Comet', 'API key', ['COMET_API_KEY', 'OPIK_API_KEY'], r => alnum(r, 25)),
  // form generally known: 32 hexadecimal digits
  context('clarifai-token', 'Clarifai', 'personal access token', ['CLARIFAI_PAT', 'CLARIFAI_API_KEY'], r => hex(r, 32)),
  // betterleaks: 32 lower-case letters and digits; in practice hexadecimal
  context('assemblyai-key', 'AssemblyAI', 'API key', ['ASSEMBLYAI_API_KEY'], r => hex(r, 32)),
  // betterleaks: 40 hexadecimal digits
  context('deepgram-key', 'Deepgram', 'API key', ['DEEPGRAM_API_KEY'], r => hex(r, 40)),
  // form generally known: 48 lower-case letters and digits
  form('cerebras-key', 'Cerebras', 'API key', ['CEREBRAS_API_KEY'], r => `csk-${r.text(LOWER_DIGITS, 48)}`),
  // betterleaks: 32 hexadecimal digits, a dot, 24 characters
  context('ollama-key', 'Ollama', 'API key', ['OLLAMA_API_KEY'], r => `${hex(r, 32)}.${r.text(BASE64URL, 24)}`),
  // form generally known: 32 hexadecimal digits
  weakForm('firecrawl-key', 'Firecrawl', 'API key', ['FIRECRAWL_API_KEY'], r => `fc-${hex(r, 32)}`),
  // betterleaks: 119 characters
  form('minimax-key', 'MiniMax', 'API key', ['MINIMAX_API_KEY'], r => `sk-api-${r.text(BASE64URL, 119)}`),
]
