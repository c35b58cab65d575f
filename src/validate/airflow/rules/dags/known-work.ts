import type { Call } from '../../../python/ast.js'

/** What kind of work a call does. */
export type Kind = 'network' | 'database' | 'program' | 'wait' | 'data' | 'file'

const VERBS = 'get|post|put|patch|delete|head|options|request|stream|send'

/** By the path of what is called, as `pathOf` writes it. */
const CALLS: readonly (readonly [Kind, RegExp])[] = [
  ['network', new RegExp(`^(?:requests|httpx)(?:\\.(?:sessions\\.)?(?:[Ss]ession|Client)\\(\\))?\\.(?:${VERBS})$`)],
  ['network', /^urllib\.request\.(?:urlopen|urlretrieve)$/],
  ['network', /^urllib3\.(?:PoolManager\(\)\.)?request$/],
  ['network', /^http\.client\.HTTPS?Connection\(\)\.request$/],
  ['network', /^(?:boto3|aioboto3)\.(?:(?:session\.)?Session\(\)\.)?(?:client|resource)\(\)\.\w+(?:\(\)\.\w+)*$/],
  ['network', /^socket\.(?:create_connection|gethostbyname|getaddrinfo)$/],
  ['network', /^(?:smtplib\.SMTP(?:_SSL)?|ftplib\.FTP(?:_TLS)?|paramiko\.SSHClient\(\)\.connect)$/],
  ['network', /^google\.cloud\.[\w.]*Client\(\)\.\w+$/],
  ['network', /^(?:slack_sdk\.(?:web\.)?WebClient|gspread\.[\w.]+|pysftp\.Connection)\(\)\.\w+$/],
  [
    'database',
    /^(?:psycopg2?|pymysql|MySQLdb|sqlite3|pyodbc|cx_Oracle|oracledb|pymssql|redshift_connector|vertica_python)\.connect$/,
  ],
  [
    'database',
    /^(?:snowflake\.connector|mysql\.connector|trino\.dbapi|databricks\.sql|teradatasql|hdbcli\.dbapi)\.connect$/,
  ],
  ['database', /^sqlalchemy\.(?:engine\.)?create_engine\(\)\.(?:connect|execute|begin|raw_connection)$/],
  ['database', /^redis\.(?:Strict)?Redis(?:\.from_url)?\(\)\.\w+$/],
  ['database', /^pymongo\.MongoClient\(\)(?:\.\w+|\[\])+$/],
  ['database', /^pandas\.read_(?:sql|sql_query|sql_table|gbq)$/],
  [
    'database',
    /^airflow\.(?:settings\.Session|utils\.session\.create_session)\(\)\.(?:query|execute|scalars?|add|merge|delete)$/,
  ],
  ['database', /^airflow\.models\.(?:dagrun\.)?DagRun\.find$/],
  ['program', /^subprocess\.(?:run|call|check_call|check_output|Popen|getoutput|getstatusoutput)$/],
  ['program', /^os\.(?:system|popen)$/],
  ['wait', /^time\.sleep$/],
  ['data', /^(?:pandas|polars|dask\.dataframe|pyarrow\.parquet)\.(?:read|scan)_\w+$/],
  ['file', /^shutil\.(?:rmtree|copy\w*|move|make_archive|unpack_archive)$/],
  ['file', /^os\.(?:remove|unlink|rename|replace|rmdir|removedirs)$/],
]

/** What a call does beside giving a value; null where it is no work that is known. */
export function workOf(path: string, node: Call): Kind | null {
  if (path === 'open' || path === 'io.open') return writes(node) ? 'file' : null
  return CALLS.find(([, pattern]) => pattern.test(path))?.[0] ?? null
}

/** `open(..., "w")`: who only reads a settings file beside the DAG does no harm. */
function writes({ args, keywords }: Call): boolean {
  const mode = keywords.find(({ name }) => name === 'mode')?.value ?? args[1]
  return mode?.kind === 'Str' && /[wax+]/.test(mode.value)
}
