const id=8665,ids=[8665,7119],modules={61508:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{A9:()=>normalized,AO:()=>distributionOf,Xx:()=>distributionsOf,ev:()=>isNamed,lc:()=>providerOf,yM:()=>isShared});const NAMED=`
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
`,SHARED=new Set(["google","azure","opentelemetry","backports","ruamel","mpl_toolkits","snowflake","databricks","dagster","zope"]),byModule=new Map;for(const row of NAMED.trim().split(`
`)){const[distribution="",modules2=""]=row.split(": ");for(const module of modules2.split(" "))byModule.set(module,[...byModule.get(module)??[],distribution])}const NAMESPACES=new Set(["apache","atlassian","cncf","common","dbt","microsoft"]),PROVIDERS="airflow.providers.",normalized=name=>name.toLowerCase().replace(/[-_.]+/g,"-");function providerOf(module){if(!module.startsWith(PROVIDERS))return null;const[first="",second]=module.slice(PROVIDERS.length).split(".");return`apache-airflow-providers-${(NAMESPACES.has(first)&&second!==void 0?`${first}-${second}`:first).replaceAll("_","-")}`}function distributionsOf(module){const provider=providerOf(module);if(provider!==null)return[provider];const[top=""]=module.split("."),named=byModule.get(top)??[],own=normalized(top);return[...named,own,`python-${own}`,`py${own}`,`${own}-python`,`${own}-py`,`${own}-sdk`,`${own}-client`]}function distributionOf(module){const[top=""]=module.split(".");return providerOf(module)??byModule.get(top)?.[0]??(SHARED.has(top)?null:normalized(top))}const isShared=module=>SHARED.has(module.split(".")[0]??""),isNamed=module=>isShared(module)||byModule.has(module.split(".")[0]??"")||/^airflow(?:\.|$)/.test(module)}),48665:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{foundByImport:()=>foundByImport});var path=__webpack_require__(69252),validate_gathered=__webpack_require__(62005),validate_workspace=__webpack_require__(27119),duration=__webpack_require__(74671),quoted=__webpack_require__(22382);const SHOWN=5;function differencesOf(read,imported){const tasks=[read,imported].map(dag=>dag.tasks.map(({id:id2})=>id2)),edges=[read,imported].map(dag=>dag.edges.map(([from,to])=>`${from} >> ${to}`)),schedule=sameSchedule(read,imported)?[]:[`schedule ${textOf(read.schedule)} when read, ${textOf(imported.schedule)} when imported`];return[...sides("task",...tasks),...sides("edge",...edges),...schedule]}function sides(what,read,imported){return[only(what,"when read",read,imported),only(what,"when imported",imported,read)].flat()}function only(what,where,these,others){const known=new Set(others),lone=[...new Set(these)].filter(each=>!known.has(each)).sort();if(lone.length===0)return[];const more=lone.length>SHOWN?` and ${lone.length-SHOWN} more`:"",named=lone.slice(0,SHOWN).map(quoted.c).join(", ");return[`${what}${lone.length===1?"":"s"} only ${where}: ${named}${more}`]}function sameSchedule({scheduleKind,schedule},{kind,schedule:imported}){return scheduleKind==="unknown"?!0:scheduleKind==="none"||kind==="none"?scheduleKind===kind:scheduleKind!=="cron"&&scheduleKind!=="preset"?!0:kind==="text"&&spaced(schedule)===spaced(imported)}const spaced=text=>(text??"").trim().replace(/\s+/g," "),textOf=schedule=>schedule===null?"none":`"${(0,quoted.c)(schedule)}"`;var distributions=__webpack_require__(61508);const NO_CONNECTION="AirflowNotFoundException",OF_ENVIRONMENT=new Set(["AirflowConfigException","AirflowOptionalProviderFeatureException","OperationalError","InterfaceError","ConnectionError","TimeoutError","gaierror","URLError","ConnectTimeout","TransportError","NoCredentialsError","EndpointConnectionError","DefaultCredentialsError"]),OF_TEXT=[/^'?Variable .+ does not exist\.?'?$/,/^(VARIABLE|CONNECTION)_NOT_FOUND\b/,/\bcannot open shared object file\b/,/\brequires \S+, please install it\b/],OF_AIRFLOW=/^airflow(?!\.providers\b)(?:\.|$)/;function causeOf(failure,has){const{stage,type,kinds,message,module,unset}=failure;if(stage==="ended"||type==="AirflowTaskTimeout"||type==="MemoryError")return"limit";if(unset||type===NO_CONNECTION)return"environment";if(type==="ModuleNotFoundError"&&module!==null){const[first=""]=module.split(".");return OF_AIRFLOW.test(module)||first!=="airflow"&&has(first)?"dag":"environment"}return[type,...kinds.map(kind=>kind.slice(kind.lastIndexOf(".")+1))].some(name=>OF_ENVIRONMENT.has(name))||OF_TEXT.some(each=>each.test(message))?"environment":"dag"}var failures=__webpack_require__(95455);const LONGEST=400;function spanOfLine(line,source){const text=source.lineText(line),start=source.lineStart(line)+text.length-text.trimStart().length;return{start,end:Math.max(start,source.lineStart(line)+text.trimEnd().length)}}function oneLine(message){const line=message.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g," ").trim();return line.length>LONGEST?`${line.slice(0,LONGEST-1)}\u2026`:line}const RULES={dag:failures.y9,environment:failures.rn,limit:failures.jc};function tellFailure(failure,source,report,context){const{places}=failure,cause=causeOf(failure,context.has),own=places.findLast(({file})=>file===source.path);if(isTold(cause,own?.line??null,context.found))return;const span=own===void 0?placeOfDag(failure,context.read):spanOfLine(own.line,source),last=places.at(-1),related=last===void 0||last.file===source.path?[]:[{message:"It happens here.",file:last.file,line:last.line,start:0,end:0}],where=related.length===0||last===void 0?"":` (${last.file}:${last.line})`;report(RULES[cause],span,`${messageOf(failure,cause,context)}${where}`,{related})}function isTold(cause,line,found){return cause==="limit"?!1:found.some(({rule,level,line:first,endLine})=>line!==null&&(line<first||line>endLine)?!1:cause==="dag"?level==="error":line!==null&&rule==="airflow/environment")}function placeOfDag({dagId,message},read){const dags=read?.dags??[],named=dags.filter(dag=>dag.dagId===dagId||dagId===null&&message.includes(dag.dagId)),[best]=named.toSorted((a,b)=>b.dagId.length-a.dagId.length);return best??dags[0]??{start:0,end:0}}function messageOf(failure,cause,{version}){const{stage,type,message,module,unset}=failure,told=`${type}: ${oneLine(message)}`;if(cause==="limit"){const what=stage==="ended"?message:type==="MemoryError"?"it takes more memory than it may":oneLine(message);return`Airflow ${version} cannot load this file: ${what}`}if(cause==="dag")return`Airflow ${version} ${stage==="store"?"cannot store a DAG of this file":"refuses this file"}: ${told}`;if(unset)return`environment: the variable ${(0,quoted.T)(message.replace(/^'|'$/g,""))} is not set`;if(type!=="ModuleNotFoundError"||module===null)return`environment: ${told}`;const distribution=(0,distributions.AO)(module),package_=distribution===null||distribution===module?"":` (package ${(0,quoted.T)(distribution)})`;return`environment: the interpreter has no module ${(0,quoted.T)(module)}${package_}`}var remarks=__webpack_require__(48127);function tellImported(file,source,report,context){const{read,most,found,version}=context;for(const failure of file.errors)tellFailure(failure,source,report,context);if(most!==null&&file.milliseconds!==null&&file.milliseconds>most){const times=`${(0,duration.a)(file.milliseconds)}, more than the ${(0,duration.a)(most)} of \`max-import-time\``;report(remarks.Jk,spanOfLine(1,source),`loading this file takes ${times}`)}for(const{line,message}of file.warnings)found.some(each=>each.line<=line&&line<=each.endLine)||report(remarks.OW,spanOfLine(line,source),`Airflow ${version} warns: ${oneLine(message)}`);const isRefused=file.errors.length>0||found.some(({level})=>level==="error");read!==null&&!isRefused&&tellDifferences(file,read,version,report)}function tellDifferences({dags},read,version,report){const imported=new Map(dags.map(dag=>[dag.dagId,dag])),tell=(span,dagId,differences)=>report(remarks.R,span,`the DAG ${(0,quoted.T)(dagId)} is another one in Airflow ${version}: ${differences.join("; ")}`);for(const dag of read.dags){if(dag.unresolved.length>0)continue;const other=imported.get(dag.dagId),scheduleKind=read.facts.find(({dagId})=>dagId===dag.dagId)?.schedule.kind??"unknown",differences=other===void 0?["it is only there when read"]:differencesOf({...dag,scheduleKind},other);differences.length>0&&tell(dag,dag.dagId,differences)}if(!read.isWhole||read.dags.some(({unresolved})=>unresolved.length>0))return;const further=dags.filter(({dagId})=>!read.dags.some(dag=>dag.dagId===dagId));for(const{dagId}of further)tell({start:0,end:0},dagId,["it is only there when imported"])}async function foundByImport(imported,checked,{inputs,base,ignored,importable},files){const workspace=new validate_workspace.Workspace(files,base),byPath=new Map(checked.map(each=>[each.path,each])),names=new Set(importable),found=[];for(const file of imported.files){const read=byPath.get(file.path),source=workspace.read(file.path,"text");if(read===void 0||source===null)continue;const whole=(0,path.AM)(file.path,base),counts=read.problems.filter(({rule,suppressed})=>suppressed===null&&ignored(rule,whole)===null),gathered=new validate_gathered.l(source);tellImported(file,source,gathered.report,{version:imported.airflow,read:read.declared,found:counts,has:name=>names.has(name),most:inputs["max-import-time"]??null});const problems=await gathered.settled("repository");problems.length>0&&found.push({path:file.path,problems})}return found}}),95455:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{jc:()=>importLimit,rn:()=>importEnvironment,y9:()=>importError});var _rules_example_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(38043);const DOCS="https://airflow.apache.org/docs/apache-airflow/stable/best-practices.html",importError={id:"airflow/import-error",level:"error",summary:"Airflow refuses the file when it loads it.",why:"Airflow shows an import error, and the DAG is not there.",mend:"Correct the line that raises the exception; the place is the last one of this repository on the way to it.",source:DOCS,example:(0,_rules_example_js__WEBPACK_IMPORTED_MODULE_0__.XK)(2,`with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id=load_name())
`)},importEnvironment={id:"airflow/import-environment",level:"warning",summary:"A file could not be loaded for want of something that its environment, and not the DAG, must have.",why:"What its DAGs are was not seen: nothing is said about whether Airflow would take them.",mend:"Install the package, or give the variable or connection as `AIRFLOW_VAR_\u2026` or `AIRFLOW_CONN_\u2026`; better, read it in a task.",source:DOCS,example:(0,_rules_example_js__WEBPACK_IMPORTED_MODULE_0__.XK)(2,`from airflow.models import Variable
region = Variable.get("region")

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id=region)
`)},importLimit={id:"airflow/import-limit",level:"error",summary:"Loading a file takes too long or too much memory, or ends the process.",why:"Airflow gives up on such a file after 30 s, and its DAGs are not there; a process that dies takes others with it.",mend:"Move work from the top of the file into tasks; where it must be so, allow more with `dag-import-timeout` or `dag-import-memory`.",source:DOCS,example:(0,_rules_example_js__WEBPACK_IMPORTED_MODULE_0__.XK)(2,`import os
os.abort()

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load")
`)}}),48127:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{Jk:()=>importTime,OW:()=>importWarning,R:()=>importDiffers});var _rules_example_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(38043);const SALES=`with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load")
`,importTime={id:"airflow/import-time",level:"warning",summary:"Loading a file takes longer than `max-import-time` allows.",why:"Airflow loads every file again and again, and each task loads its own before it begins.",mend:"Move imports of large packages and work at the top of the file into the tasks that need them.",source:"https://airflow.apache.org/docs/apache-airflow/stable/best-practices.html",example:{...(0,_rules_example_js__WEBPACK_IMPORTED_MODULE_0__.XK)(1,SALES),line:1}},importDiffers={id:"airflow/import-differs",level:"warning",summary:"Airflow makes another graph of a DAG than reading its file does.",why:"Either the file depends on where it is loaded, or it was misread: the graph that reviewers see is not the one that runs.",mend:"Find out which of the two is meant. Where the file was misread, please report it; the imported graph is the true one there.",example:(0,_rules_example_js__WEBPACK_IMPORTED_MODULE_0__.XK)(1,SALES)},importWarning={id:"airflow/import-warning",level:"note",summary:"Airflow, or a package, warns that a line of the file uses what is to go away.",why:"A coming version refuses it.",mend:"Use what the warning names instead.",example:(0,_rules_example_js__WEBPACK_IMPORTED_MODULE_0__.XK)(1,SALES)}}),38043:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{Vh:()=>fileExample,XK:()=>dagExample,tR:()=>requiring});const HEAD=`from datetime import datetime

from airflow import DAG
from airflow.operators.empty import EmptyOperator

`,PATH="dags/sales.py",FIRST=HEAD.split(`
`).length;function dagExample(line,text,files={}){return{files:{[PATH]:`${HEAD}${text}`,...files},line:FIRST+line-1}}function fileExample(line,text,files={}){return{files:{[PATH]:text,...files},line}}const requiring=version=>({"requirements.txt":`apache-airflow==${version}
`})}),77537:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{$:()=>bytesOf});var _gate_path_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(69252);const LARGEST=12e6;function bytesOf(path,base,files){const whole=(0,_gate_path_js__WEBPACK_IMPORTED_MODULE_0__.AM)(path,base);return whole===null?null:files.bytes(whole,LARGEST)}}),27119:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.r(__webpack_exports__),__webpack_require__.d(__webpack_exports__,{Workspace:()=>Workspace});var _bytes_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(77537),_tree_read_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(79756);class Workspace{files;base;sources=new Map;there=new Map;constructor(files,base){this.files=files,this.base=base}has(path){const known=this.there.get(path)??this.bytes(path)!==null;return this.there.set(path,known),known}source(path,format){const known=this.sources.get(path);if(known!==void 0)return known;const source=this.read(path,format);return this.sources.set(path,source),source}read(path,format){const bytes=this.bytes(path);return bytes===null?null:(0,_tree_read_js__WEBPACK_IMPORTED_MODULE_0__.io)(path,bytes,format)}bytes(path){return(0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__.$)(path,this.base,this.files)}}})};export{id,ids,modules};
