import type { TokenRule } from './rule.js'

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** What is used beside models: search, traces, vectors, experiments. Forms without a source are generally known. */
export const aiToolRules: readonly TokenRule[] = [
  // kingfisher
  {
    id: 'pinecone-key',
    what: 'a Pinecone API key',
    keywords: ['pcsk_'],
    form: /pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}/,
  },
  // https://docs.smith.langchain.com; the first keys had no kind and no second part
  {
    id: 'langsmith-token',
    what: 'a LangSmith personal access token',
    keywords: ['lsv2_pt_'],
    form: /lsv2_pt_[0-9a-f]{32}_[0-9a-f]{10}/,
  },
  {
    id: 'langsmith-service-key',
    what: 'a LangSmith service key',
    keywords: ['lsv2_sk_'],
    form: /lsv2_sk_[0-9a-f]{32}_[0-9a-f]{10}/,
  },
  { id: 'langsmith-token', what: 'a LangSmith API key', keywords: ['ls__'], form: /ls__[0-9a-f]{32}/ },
  // https://docs.apify.com/platform/integrations/api
  { id: 'apify-token', what: 'an Apify API token', keywords: ['apify_api_'], form: /apify_api_[A-Za-z0-9]{34,40}/ },
  // https://langfuse.com/docs: the other half, pk-lf-, is public
  {
    id: 'langfuse-secret-key',
    what: 'a Langfuse secret key',
    keywords: ['sk-lf-'],
    form: new RegExp(`sk-lf-${UUID}`),
  },
  // https://docs.wandb.ai: 86 characters with the prefix
  {
    id: 'wandb-key',
    what: 'a Weights & Biases API key',
    keywords: ['wandb_v1_'],
    form: /wandb_v1_[A-Za-z0-9]{22}_[A-Za-z0-9]{54}/,
  },
  // https://docs.tavily.com; some say what they are for
  {
    id: 'tavily-key',
    what: 'a Tavily API key',
    keywords: ['tvly-'],
    form: /tvly-(?:[a-z]{3,8}-)?[A-Za-z0-9]{32}/,
  },
  // betterleaks; a digest may be the key of a cache, too
  {
    id: 'cursor-key',
    what: 'a Cursor API key',
    keywords: ['key_'],
    form: /key_[0-9a-f]{64}/,
    confidence: 'medium',
  },
  {
    id: 'firecrawl-key',
    what: 'a Firecrawl API key',
    keywords: ['fc-'],
    form: /fc-[0-9a-f]{32}/,
    confidence: 'medium',
  },
]
