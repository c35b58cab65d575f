/** What comes with packages without being named: `package: packages`. */
const BROUGHT = `
apache-airflow: airflow alembic argcomplete asgiref attrs babel certifi cffi charset-normalizer click colorlog cron-descriptor croniter
 cryptography python-daemon python-dateutil deprecated dill email-validator filelock fsspec greenlet grpcio gunicorn h11 httpcore httpx
 idna importlib-metadata itsdangerous jinja2 jsonschema pyjwt lazy-object-proxy linkify-it-py lockfile mako markdown-it-py markupsafe
 more-itertools msgspec opentelemetry-api packaging pathspec pendulum pluggy psutil pydantic pygments pytz referencing requests rich
 setproctitle setuptools six python-slugify sqlalchemy sqlparse tabulate tenacity termcolor typing-extensions tzdata
 universal-pathlib urllib3 uvicorn virtualenv werkzeug wrapt pyyaml zipp googleapis-common-protos protobuf structlog fastapi
 starlette flask cachetools apache-airflow-providers-common-sql apache-airflow-providers-common-io
 apache-airflow-providers-common-compat apache-airflow-providers-smtp apache-airflow-providers-fab apache-airflow-providers-ftp
 apache-airflow-providers-http apache-airflow-providers-imap apache-airflow-providers-sqlite apache-airflow-providers-standard
 apache-airflow-task-sdk apache-airflow-core
pandas: numpy python-dateutil pytz tzdata six
scikit-learn: numpy scipy joblib threadpoolctl
scipy: numpy
pyarrow: numpy
polars: numpy
matplotlib: numpy pillow python-dateutil pyparsing cycler packaging
seaborn: numpy pandas matplotlib
statsmodels: numpy scipy pandas patsy
xgboost: numpy scipy
lightgbm: numpy scipy
prophet: numpy pandas matplotlib
tensorflow: numpy keras protobuf
torch: numpy sympy networkx jinja2
transformers: numpy tokenizers huggingface-hub requests tqdm pyyaml regex
boto3: botocore s3transfer jmespath python-dateutil urllib3
requests: urllib3 certifi idna charset-normalizer
httpx: httpcore h11 certifi idna anyio
aiohttp: yarl multidict attrs
jinja2: markupsafe
flask: jinja2 werkzeug click itsdangerous
fastapi: pydantic starlette
pydantic: pydantic-core typing-extensions annotated-types
snowflake-connector-python: requests cryptography pyjwt pytz
great-expectations: pandas numpy jinja2 requests jsonschema
dbt-core: jinja2 click pyyaml agate
apache-airflow-providers-amazon: boto3 botocore jmespath redshift-connector watchtower
apache-airflow-providers-google: google-cloud google-auth google-api-python-client google-api-core pandas pandas-gbq protobuf numpy
apache-airflow-providers-microsoft-azure: azure-storage-blob azure-identity adlfs
apache-airflow-providers-cncf-kubernetes: kubernetes kubernetes-asyncio cryptography
apache-airflow-providers-postgres: psycopg2-binary
apache-airflow-providers-mysql: mysqlclient mysql-connector-python
apache-airflow-providers-sqlite: aiosqlite
apache-airflow-providers-snowflake: snowflake-connector-python snowflake-sqlalchemy pandas pyarrow snowflake-snowpark-python
apache-airflow-providers-slack: slack-sdk
apache-airflow-providers-ssh: paramiko sshtunnel
apache-airflow-providers-sftp: paramiko
apache-airflow-providers-docker: docker
apache-airflow-providers-databricks: databricks-sql-connector databricks-sdk requests pandas pyarrow
apache-airflow-providers-http: requests aiohttp
apache-airflow-providers-mongo: pymongo
apache-airflow-providers-redis: redis
apache-airflow-providers-celery: celery kombu redis flower
apache-airflow-providers-elasticsearch: elasticsearch
apache-airflow-providers-apache-spark: pyspark
apache-airflow-providers-apache-kafka: confluent-kafka
apache-airflow-providers-salesforce: simple-salesforce pandas
apache-airflow-providers-trino: trino pandas
apache-airflow-providers-presto: pandas
apache-airflow-providers-oracle: oracledb
apache-airflow-providers-odbc: pyodbc
apache-airflow-providers-microsoft-mssql: pymssql
apache-airflow-providers-openlineage: openlineage-python openlineage-sql attrs
apache-airflow-providers-pandas: pandas
astronomer-cosmos: pydantic aenum virtualenv
`

const table = new Map(
  BROUGHT.trim()
    .replaceAll('\n ', ' ')
    .split('\n')
    .map(row => {
      const [by = '', what = ''] = row.split(': ')
      return [by, what.split(/\s+/)] as const
    }),
)

/** Packages with those that come with them. */
export function withBrought(required: Iterable<string>): Set<string> {
  const all = new Set(required)
  for (const name of all) for (const brought of table.get(name) ?? []) all.add(brought)
  return all
}
