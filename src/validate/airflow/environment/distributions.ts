/** Packages whose modules have other names than they have: `package: modules`. */
const NAMED = `
pyyaml: yaml
scikit-learn: sklearn
scikit-image: skimage
opencv-python: cv2
pillow: PIL
beautifulsoup4: bs4
python-dateutil: dateutil
python-dotenv: dotenv
python-slugify: slugify
python-json-logger: pythonjsonlogger
python-docx: docx
python-pptx: pptx
python-jose: jose
python-telegram-bot: telegram
python-daemon: daemon
python-ldap: ldap
python-snappy: snappy
pyjwt: jwt
pycryptodome: Crypto
pycryptodomex: Cryptodome
psycopg2-binary: psycopg2
psycopg-binary: psycopg
mysqlclient: MySQLdb
mysql-connector-python: mysql
pymysql: pymysql
pyodbc: pyodbc
cx-oracle: cx_Oracle
ibm-db: ibm_db
snowflake-connector-python: snowflake
snowflake-snowpark-python: snowflake
snowflake-sqlalchemy: snowflake
databricks-sql-connector: databricks
databricks-sdk: databricks
databricks-connect: databricks
clickhouse-driver: clickhouse_driver
clickhouse-connect: clickhouse_connect
elasticsearch-dsl: elasticsearch_dsl
opensearch-py: opensearchpy
kafka-python: kafka
confluent-kafka: confluent_kafka
redis-py-cluster: rediscluster
pymongo: pymongo bson gridfs
msgpack-python: msgpack
protobuf: google
grpcio: grpc
googleads: googleads
google-api-python-client: googleapiclient apiclient
google-auth: google
google-auth-oauthlib: google_auth_oauthlib
facebook-business: facebook_business
azure-storage-blob: azure
slack-sdk: slack_sdk slack
slackclient: slack
atlassian-python-api: atlassian
pygithub: github
gitpython: git
pysftp: pysftp
office365-rest-python-client: office365
simple-salesforce: simple_salesforce
zeep: zeep
great-expectations: great_expectations
apache-beam: apache_beam
apache-flink: pyflink
apache-sedona: sedona
pyspark: pyspark
dbt-core: dbt
astronomer-cosmos: cosmos
astro-sdk-python: astro
soda-core: soda
attrs: attr attrs
setuptools: setuptools pkg_resources
typing-extensions: typing_extensions
markdown-it-py: markdown_it
faiss-cpu: faiss
sentence-transformers: sentence_transformers
torch: torch functorch
tensorflow: tensorflow
xgboost: xgboost
prophet: prophet
pytorch-lightning: pytorch_lightning
umap-learn: umap
hydra-core: hydra
ruamel-yaml: ruamel
dnspython: dns
websocket-client: websocket
backports-zoneinfo: backports
more-itertools: more_itertools
fuzzywuzzy: fuzzywuzzy
levenshtein: Levenshtein
unidecode: unidecode
pyserial: serial
geopandas: geopandas
basemap: mpl_toolkits
matplotlib: matplotlib mpl_toolkits pylab
ipython: IPython
jupyter-client: jupyter_client
newrelic: newrelic
sentry-sdk: sentry_sdk
ddtrace: ddtrace
opentelemetry-api: opentelemetry
pyarrow: pyarrow
python-magic: magic
chardet: chardet
pypdf2: PyPDF2
pymupdf: fitz pymupdf
`

/** A namespace that many packages share: any of them may have its modules. */
const SHARED = new Set([
  'google',
  'azure',
  'opentelemetry',
  'backports',
  'ruamel',
  'mpl_toolkits',
  'snowflake',
  'databricks',
  'dagster',
  'zope',
])

const byModule = new Map<string, string[]>()
for (const row of NAMED.trim().split('\n')) {
  const [distribution = '', modules = ''] = row.split(': ')
  for (const module of modules.split(' ')) byModule.set(module, [...(byModule.get(module) ?? []), distribution])
}

/** Providers of Airflow whose names have two parts. */
const NAMESPACES = new Set(['apache', 'atlassian', 'cncf', 'common', 'dbt', 'microsoft'])
const PROVIDERS = 'airflow.providers.'

/** A name of a package as indexes compare it. */
export const normalized = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-')

/** The package of Airflow's that has a module below `airflow.providers`. */
export function providerOf(module: string): string | null {
  if (!module.startsWith(PROVIDERS)) return null
  const [first = '', second] = module.slice(PROVIDERS.length).split('.')
  const name = NAMESPACES.has(first) && second !== undefined ? `${first}-${second}` : first
  return `apache-airflow-providers-${name.replaceAll('_', '-')}`
}

/** The packages that may have a module, the most likely one first. */
export function distributionsOf(module: string): readonly string[] {
  const provider = providerOf(module)
  if (provider !== null) return [provider]
  const [top = ''] = module.split('.')
  const named = byModule.get(top) ?? []
  const own = normalized(top)
  return [...named, own, `python-${own}`, `py${own}`, `${own}-python`, `${own}-py`, `${own}-sdk`, `${own}-client`]
}

/** The package that a reader has to require; null where that is not known. */
export function distributionOf(module: string): string | null {
  const [top = ''] = module.split('.')
  return providerOf(module) ?? byModule.get(top)?.[0] ?? (SHARED.has(top) ? null : normalized(top))
}

/** Whether packages of many names share a namespace: `google-cloud-storage` has `google.cloud.storage`. */
export const isShared = (module: string): boolean => SHARED.has(module.split('.')[0] ?? '')

/** Whether a package of an index has a module of that name: a folder of the same name need not be what is imported. */
export const isNamed = (module: string): boolean =>
  isShared(module) || byModule.has(module.split('.')[0] ?? '') || /^airflow(?:\.|$)/.test(module)
