const id=9496,ids=[9496,3685],modules={61508:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{A9:()=>normalized,AO:()=>distributionOf,Xx:()=>distributionsOf,ev:()=>isNamed,lc:()=>providerOf,yM:()=>isShared});const NAMED=`
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
`)){const[distribution="",modules2=""]=row.split(": ");for(const module of modules2.split(" "))byModule.set(module,[...byModule.get(module)??[],distribution])}const NAMESPACES=new Set(["apache","atlassian","cncf","common","dbt","microsoft"]),PROVIDERS="airflow.providers.",normalized=name=>name.toLowerCase().replace(/[-_.]+/g,"-");function providerOf(module){if(!module.startsWith(PROVIDERS))return null;const[first="",second]=module.slice(PROVIDERS.length).split(".");return`apache-airflow-providers-${(NAMESPACES.has(first)&&second!==void 0?`${first}-${second}`:first).replaceAll("_","-")}`}function distributionsOf(module){const provider=providerOf(module);if(provider!==null)return[provider];const[top=""]=module.split("."),named=byModule.get(top)??[],own=normalized(top);return[...named,own,`python-${own}`,`py${own}`,`${own}-python`,`${own}-py`,`${own}-sdk`,`${own}-client`]}function distributionOf(module){const[top=""]=module.split(".");return providerOf(module)??byModule.get(top)?.[0]??(SHARED.has(top)?null:normalized(top))}const isShared=module=>SHARED.has(module.split(".")[0]??""),isNamed=module=>isShared(module)||byModule.has(module.split(".")[0]??"")||/^airflow(?:\.|$)/.test(module)}),9496:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.r(__webpack_exports__),__webpack_require__.d(__webpack_exports__,{majorOf:()=>majorOf,startImport:()=>startImport});var mistake=__webpack_require__(18655),ask=__webpack_require__(13685),gate_path=__webpack_require__(69252),modules2=__webpack_require__(28016);const MOST_ITEMS=1e5,KINDS=["none","text","timedelta","timetable"],STAGES=["load","bag","store"];function readAnswers(output,paths){const answers={started:null,failed:null,files:new Map,at:null,done:!1,rest:""};for(const line of output.split(`
`)){const fields=fieldsOf(line);fields===null?answers.rest+=`${line}
`:take(fields,answers,paths)}return answers}function take(fields,answers,paths){const{airflow,python,failed,begin,end,done}=fields;typeof airflow=="string"&&typeof python=="string"&&(answers.started={airflow,python}),typeof failed=="string"&&(answers.failed={python:failed,type:textOf(fields.type),module:textOrNull(fields.module),message:textOf(fields.message)}),typeof begin=="number"&&paths[begin]!==void 0&&(answers.at=begin),typeof end=="number"&&end===answers.at&&(answers.files.set(end,fileOf(fields,paths[end])),answers.at=null),done===!0&&(answers.done=!0)}function fileOf({seconds,dags,errors,warnings},path){return{path,milliseconds:typeof seconds=="number"&&seconds>=0?Math.round(seconds*1e3):0,dags:each(dags,dagOf),errors:each(errors,failureOf),warnings:each(warnings,({line,message})=>isLine(line)&&typeof message=="string"?{line,message}:null)}}function dagOf({dagId,kind,schedule,tasks,edges}){return typeof dagId!="string"||!KINDS.includes(kind)?null:{dagId,kind,schedule:textOrNull(schedule),tasks:rows(tasks).map(([id2,operator,group])=>({id:textOf(id2),operator:textOf(operator),group:textOrNull(group)})),edges:rows(edges).map(([from,to])=>[textOf(from),textOf(to)])}}function failureOf({stage,type,kinds,message,module,dagId,places,unset}){return STAGES.includes(stage)?{stage,type:textOf(type),kinds:Array.isArray(kinds)?kinds.map(textOf):[],message:textOf(message),module:textOrNull(module),dagId:textOrNull(dagId),places:rows(places).flatMap(([file,line])=>{const path=typeof file=="string"?(0,gate_path.AM)(file):null;return path===null||!isLine(line)?[]:[{file:path,line}]}),unset:unset===!0}:null}function each(value,read){return Array.isArray(value)?value.slice(0,MOST_ITEMS).flatMap(item=>isFields(item)?read(item)??[]:[]):[]}function rows(value){return Array.isArray(value)?value.slice(0,MOST_ITEMS).filter(row=>Array.isArray(row)):[]}function fieldsOf(line){try{const value=JSON.parse(line);return isFields(value)?value:null}catch{return null}}const isFields=value=>typeof value=="object"&&value!==null&&!Array.isArray(value),isLine=value=>Number.isSafeInteger(value)&&Number(value)>0,textOf=value=>typeof value=="string"?value:"",textOrNull=value=>typeof value=="string"?value:null;var duration=__webpack_require__(74671);const FRAME=/^ {2}File "(.+)", line (\d+) in /gm;function endOf(path,run,{rest,limit,locate}){const places=[...rest.matchAll(FRAME)].flatMap(([,file="",line])=>{const found=locate(file);return found===null?[]:[{file:found,line:Number(line)}]}),message=messageOf(run,rest,limit),failure={stage:"ended",type:"",kinds:[],message,module:null,dagId:null,places:places.reverse(),unset:!1};return{path,milliseconds:null,dags:[],errors:[failure],warnings:[]}}function messageOf({exitCode,timedOut,cut},rest,limit){if(timedOut||/^Timeout \(/m.test(rest))return`it does not end within ${(0,duration.a)(limit)}`;const[,fatal]=/^Fatal Python error: (.{1,200})$/m.exec(rest)??[];return fatal!==void 0?`Python itself fails: ${fatal}`:cut?"what is told of its DAGs is longer than 16 MB":exitCode===null?"the system ended the process, as it does where memory runs out":`it ends the process, with exit code ${exitCode}`}const IMPORT_PROGRAM=String.raw`
import datetime, faulthandler, importlib.machinery, json, os, re, sys, time, traceback

LONGEST = 2000
DEEPEST = 50


def main():
    request = json.loads(sys.stdin.buffer.read())
    # What DAG files and Airflow print must not stand among the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)

    def tell(**answer):
        answers.write(json.dumps(answer, default=str) + "\n")
        answers.flush()

    # Where the process dies by itself, or hangs in code that no signal reaches, this says where it was.
    faulthandler.enable(file=answers)
    faulthandler.dump_traceback_later(request["startLimit"], exit=True, file=answers)
    limit_memory(request["memory"])
    base = os.path.realpath(os.getcwd())
    settle(os.environ["AIRFLOW_HOME"], base, request["limit"])
    python = "%d.%d.%d" % sys.version_info[:3]
    try:
        airflow = start_airflow()
    except BaseException as error:
        traceback.print_exc()
        tell(failed=python, type=type(error).__name__, module=getattr(error, "name", None), message=text_of(error))
        return
    tell(airflow=airflow, python=python)
    loader = Loader(base)
    for number, (path, roots) in enumerate(request["files"]):
        tell(begin=number)
        faulthandler.dump_traceback_later(request["limit"] + request["grace"], exit=True, file=answers)
        tell(end=number, **loader.load(path, roots))
    faulthandler.cancel_dump_traceback_later()
    tell(done=True)
    answers.flush()
    # Threads that DAG files left running are of no use any more.
    os._exit(0)


def limit_memory(size):
    try:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        size = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, OSError, ValueError):
        pass


def settle(home, base, limit):
    """What Airflow reads while it is first imported: none of the machine's own settings but variables and connections."""
    for name in list(os.environ):
        if name.startswith("AIRFLOW") and not re.match("AIRFLOW_(HOME$|VAR_|CONN_)", name):
            del os.environ[name]
    plugins = os.path.join(base, "plugins")
    database = "sqlite:///" + os.path.join(home, "airflow.db")
    os.environ.update(
        AIRFLOW__CORE__DAGS_FOLDER=os.path.join(home, "dags"),
        AIRFLOW__CORE__PLUGINS_FOLDER=plugins if os.path.isdir(plugins) else os.path.join(home, "plugins"),
        AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT=str(limit),
        AIRFLOW__CORE__LOAD_EXAMPLES="False",
        AIRFLOW__CORE__UNIT_TEST_MODE="False",
        AIRFLOW__CORE__SQL_ALCHEMY_CONN=database,
        AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=database,
        AIRFLOW__DATABASE__LOAD_DEFAULT_CONNECTIONS="False",
        AIRFLOW__LOGGING__LOGGING_LEVEL="CRITICAL",
        AIRFLOW__USAGE_DATA_COLLECTION__ENABLED="False",
        PYTHONDONTWRITEBYTECODE="1",
    )
    os.mkdir(os.path.join(home, "dags"))
    sys.dont_write_bytecode = True
    # The folder that the process runs in.
    if sys.path[:1] == [""]:
        del sys.path[0]


def start_airflow():
    """Imports Airflow and makes its database."""
    import airflow
    from airflow.utils import db

    new_bag()
    db.initdb()
    return airflow.__version__


def new_bag():
    try:
        from airflow.dag_processing.dagbag import DagBag

        return DagBag(collect_dags=False)
    except ImportError:
        from airflow.models.dagbag import DagBag

        return DagBag(dag_folder=os.environ["AIRFLOW__CORE__DAGS_FOLDER"], collect_dags=False, include_examples=False)


class Loader:
    def __init__(self, base):
        self.base = base
        self.file = None
        self.raised = None
        self.watch()

    def watch(self):
        """Keeps what ends a DAG file: the bag has only a text of it."""
        original = importlib.machinery.SourceFileLoader.exec_module

        def exec_module(loader, module):
            try:
                return original(loader, module)
            except BaseException as error:
                if loader.path == self.file:
                    self.raised = error
                raise

        importlib.machinery.SourceFileLoader.exec_module = exec_module

    def load(self, path, roots):
        self.file = os.path.join(self.base, path)
        self.raised = None
        modules, folders = set(sys.modules), list(sys.path)
        # Behind all others, as Airflow adds its own.
        sys.path.extend(os.path.normpath(os.path.join(self.base, root)) for root in roots)
        bag, found, errors = new_bag(), [], []
        started = time.perf_counter()
        try:
            found = bag.process_file(self.file, only_if_updated=False)
        except BaseException as error:
            self.raised = self.raised or error
        seconds = time.perf_counter() - started
        # A DAG whose block is opened again is listed again; of two of one id the bag keeps one.
        dags = [dag for dag in {id(dag): dag for dag in found}.values() if bag.dags.get(dag.dag_id) is dag]
        if self.raised is not None:
            errors.append(self.described(self.raised))
        else:
            errors += [of_bag(text) for text in bag.import_errors.values()]
        described = []
        for dag in dags:
            try:
                described.append(dag_of(dag))
                serialize(dag)
            except Exception as error:
                errors.append(dict(self.described(error), stage="store", dagId=str(dag.dag_id)))
        warned = getattr(bag, "captured_warnings", {}).get(self.file, ())
        self.forget(modules, folders)
        return {"seconds": seconds, "dags": described, "errors": errors, "warnings": self.own_warnings(warned)}

    def forget(self, modules, folders):
        """The next file is to find nothing loaded of the repository, as in a process of its own."""
        sys.path[:] = folders
        for name in set(sys.modules) - modules:
            file = getattr(sys.modules[name], "__file__", None)
            if isinstance(file, str) and self.place(file, 1) is not None:
                del sys.modules[name]

    def described(self, error):
        frames = traceback.extract_tb(error.__traceback__)
        places = [self.place(frame.filename, frame.lineno) for frame in frames]
        if isinstance(error, SyntaxError):
            places.append(self.place(error.filename or "", error.lineno))
        last = frames[-1] if frames else None
        return {
            "stage": "load",
            "type": type(error).__name__,
            "kinds": [kind.__module__ + "." + kind.__qualname__ for kind in type(error).__mro__[:20]],
            "message": text_of(error),
            "module": error.name if isinstance(error, ImportError) else None,
            "places": [place for place in places if place is not None][-DEEPEST:],
            "unset": isinstance(error, KeyError) and last is not None and last.filename in ("<frozen os>", os.__file__),
        }

    def place(self, file, line):
        """A line of a file of the repository; none of what is installed within it."""
        # What is generated has a name in angle brackets.
        real = os.path.realpath(file) if os.path.isabs(file) else ""
        if not real.startswith(self.base + os.sep) or re.search(r"[\\/](site|dist)-packages[\\/]", real):
            return None
        return [os.path.relpath(real, self.base).replace(os.sep, "/"), line]

    def own_warnings(self, texts):
        told = []
        for text in texts:
            match = re.match(r"(.*?):(\d+): ([\w.]*(?:Deprecat|RemovedIn)\w*): (.*)", text, re.DOTALL)
            if match and os.path.realpath(os.path.join(self.base, match[1])) == os.path.realpath(self.file):
                told.append({"line": int(match[2]), "message": match[4][:LONGEST]})
        return told[:100]


def of_bag(text):
    """What the bag refused, when the file had run to its end; or what it says of a file whose exception was not seen."""
    lines = text.strip().splitlines() or [""]
    kind, colon, message = (lines[0] if not lines[0].startswith("Traceback") else lines[-1]).partition(": ")
    more = "\n".join(lines[1:]) if not lines[0].startswith("Traceback") else ""
    name = kind.rpartition(".")[2]
    return {"stage": "bag", "type": name, "kinds": [kind], "message": (message + "\n" + more).strip()[:LONGEST], "places": []}


def text_of(error):
    try:
        return (error.msg if isinstance(error, SyntaxError) else str(error))[:LONGEST]
    except Exception:
        return ""


def serialize(dag):
    """Airflow's stored form of the DAG: where that fails, a deployment shows an import error."""
    try:
        from airflow.serialization.serialized_objects import DagSerialization as serialization
    except ImportError:
        from airflow.serialization.serialized_objects import SerializedDAG as serialization
    serialization.to_dict(dag)


def dag_of(dag):
    tasks = sorted(dag.tasks, key=lambda task: task.task_id)
    kind, text = schedule_of(dag)
    return {
        "dagId": dag.dag_id,
        "kind": kind,
        "schedule": text,
        "tasks": [[task.task_id, operator_of(task), group_of(task)] for task in tasks],
        "edges": sorted([task.task_id, below] for task in tasks for below in task.downstream_task_ids),
    }


def operator_of(task):
    return getattr(task, "operator_name", None) or task.task_type


def group_of(task):
    group = getattr(task, "task_group", None)
    return None if group is None else group.group_id


def schedule_of(dag):
    given = getattr(dag, "schedule", None) if hasattr(dag, "schedule") else dag.schedule_interval
    timetable = dag.timetable
    name = type(timetable).__name__
    if name == "NullTimetable":
        return "none", None
    if isinstance(given, str):
        return "text", given
    if isinstance(given, datetime.timedelta):
        return "timedelta", repr(given).replace("datetime.", "")
    return "timetable", name


main()
`,AT_ONCE=500,MOST_ENDS=20,START_LIMIT=3e5,GRACE=2e3;async function importFiles(paths,loading,ports){const imported={airflow:"",python:"",files:[],left:[]};let waiting=[...paths],ends=0;for(;waiting.length>0&&ends<=MOST_ENDS;){const some=waiting.slice(0,AT_ONCE);ports.log.info(`airflow: loading ${some.length} of ${waiting.length} DAG files with ${loading.python}`);const{answers,run}=await loadSome(some,loading,ports);if(answers.started===null){if(imported.airflow==="")return notStarted(answers,loading.python,run.stderr);break}Object.assign(imported,answers.started),imported.files.push(...answers.files.values());const at=answers.at===null?void 0:some[answers.at];if(at!==void 0){const locate=path=>located(path,loading.directory,ports);imported.files.push(endOf(at,run,{rest:answers.rest,limit:loading.limit,locate}))}const done=new Set([at,...[...answers.files.values()].map(({path})=>path)]);if(waiting=waiting.filter(path=>!done.has(path)),answers.done||(ends+=1),!some.some(path=>done.has(path)))break}return imported.left=waiting,imported}async function loadSome(some,loading,{commands}){const{python,directory,limit,memory}=loading,request={files:some.map(path=>[path,(0,modules2.RD)(path)]),limit:limit/1e3,grace:GRACE/1e3,startLimit:START_LIMIT/1e3,memory},{ended}=await commands.start({program:python,args:["-c",IMPORT_PROGRAM],input:JSON.stringify(request),directory,timeout:2*START_LIMIT+some.length*(limit+GRACE),scratch:"AIRFLOW_HOME"}),run=await ended;return{run,answers:readAnswers(run.stdout,some)}}function notStarted({failed},python,stderr){const other="or name an interpreter that has it with `python`";if(failed===null){const end=stderr.trim().split(`
`).at(-1)??"";return{why:`${python} cannot load DAG files: ${end||"it ends without a word"}`,help:"Name an interpreter, Python 3.8 or newer with Airflow, with `python`."}}const{type,module,message}=failed;if(type==="ModuleNotFoundError"&&module==="airflow"){const why2=`Airflow is not installed for ${python} (Python ${failed.python})`,install=`${python} -m pip install "apache-airflow==<version>"`;return{why:why2,help:`Install it in a step before, with \`${install}\` and its constraints, ${other}.`}}return{why:`The Airflow of ${python} (Python ${failed.python}) cannot be used: ${type}: ${message}`,help:`Install it with its constraints, ${other}.`}}function located(path,directory,{files}){const found=files.locate(path);return found===null||/(^|\/)(site|dist)-packages\//.test(found)?null:directory==="."?found:found.startsWith(`${directory}/`)?(0,gate_path.ky)(directory,found):null}async function startImport(paths,{python:named,version,...loading},ports){if(ports.event.privileged){const what="runs code of the repository, and this event gives whatever a change brings the rights of the base";throw new mistake.g([{where:"airflow",message:`import ${what}: use \`pull_request\` for it`}])}if(paths.length===0)return null;const python=await(0,ask.A)(named,ports.programs);if(python===null)return{why:"There is no python3 or python on the path that could load DAG files",help:"Set up Python with Airflow in a step before, or name an interpreter with `python`."};const imported=await importFiles(paths,{...loading,python},ports);if("why"in imported)return imported;if(version!==null&&majorOf(imported)!==version){const message=`is ${version}, but ${python} has Airflow ${imported.airflow}`;throw new mistake.g([{where:"airflow-version",message:`${message}: name the interpreter of the one meant`}])}return imported}function majorOf({airflow}){const[major]=airflow.split(".");return major==="2"||major==="3"?major:null}}),28016:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{$7:()=>lacksModule,RD:()=>rootsOf,cv:()=>moduleAt});var _gate_path_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(69252),_environment_distributions_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(61508);const USUAL_ROOTS=["dags","plugins","src","include"];function moduleAt(name,level,from,repository){const below=name.replaceAll(".","/");for(const root of level>0?[above(from,level)]:rootsOf(from)){if(root===null||level===0&&isInside(root,name,from,repository))continue;const stem=below===""?root:(0,_gate_path_js__WEBPACK_IMPORTED_MODULE_1__.AM)(below,root);if(stem!==null)for(const path of below===""?[`${stem}/__init__.py`]:[`${stem}.py`,`${stem}/__init__.py`]){const found=(0,_gate_path_js__WEBPACK_IMPORTED_MODULE_1__.AM)(path);if(found!==null&&repository.has(found))return found}}return null}function isInside(root,name,from,repository){return!(root===_gate_path_js__WEBPACK_IMPORTED_MODULE_1__.Dl||root===folderOf(from)||USUAL_ROOTS.includes(root.slice(root.lastIndexOf("/")+1)))&&((0,_environment_distributions_js__WEBPACK_IMPORTED_MODULE_0__.ev)(name)||repository.has(`${root}/__init__.py`))}function lacksModule(name,imported,from,repository){const parent=name.slice(0,Math.max(0,name.lastIndexOf("."))),around=parent===""?null:moduleAt(parent,0,from,repository);return around===null||!around.endsWith("/__init__.py")?!1:(imported===null?[name]:[name,`${name}.${imported}`]).every(each=>moduleAt(each,0,from,repository)===null)}function above(from,level){return(0,_gate_path_js__WEBPACK_IMPORTED_MODULE_1__.AM)("../".repeat(level-1),folderOf(from))}function rootsOf(from){const parts=folderOf(from)===_gate_path_js__WEBPACK_IMPORTED_MODULE_1__.Dl?[]:folderOf(from).split("/"),around=parts.map((_,index)=>parts.slice(0,parts.length-index).join("/"));return[...new Set([...around,_gate_path_js__WEBPACK_IMPORTED_MODULE_1__.Dl,...USUAL_ROOTS])]}function folderOf(path){const end=path.lastIndexOf("/");return end<0?_gate_path_js__WEBPACK_IMPORTED_MODULE_1__.Dl:path.slice(0,end)}}),13685:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{askPython:()=>askPython,A:()=>interpreterFor});var bytes=__webpack_require__(77537);const SYNTAX_PROGRAM=`
import faulthandler, json, sys

# What a text can do to the compiler must not keep anybody waiting.
faulthandler.dump_traceback_later(30, exit=True)
print(json.dumps("%d.%d" % sys.version_info[:2]))
for number, text in enumerate(json.loads(sys.stdin.buffer.read())):
    try:
        compile(text, "dag.py", "exec", dont_inherit=True)
    except SyntaxError as error:
        end = getattr(error, "end_lineno", None), getattr(error, "end_offset", None)
        print(json.dumps([number, error.lineno, error.offset, *end, error.msg]))
    except Exception:
        # Too deep for it, or a number too long: no verdict on the syntax.
        print(json.dumps([number, None, None, None, None, None]))
print("true")
`,MOST_TEXT=64e6,LIMIT=6e4,ISOLATED=["-I","-S","-W","ignore","-c",SYNTAX_PROGRAM],NONE=new Map;async function askPython(paths,{named,directory},{commands,programs,files,event,log}){if(paths.length===0)return async()=>NONE;const program=await interpreterFor(named,programs);if(program===null||/[\\/]/.test(program)&&event.privileged)return async()=>NONE;const asked=textsOf(paths,directory,files),{ended}=await commands.start({program,args:ISOLATED,input:JSON.stringify(asked.map(({text})=>text)),directory,timeout:LIMIT});return async()=>{const{stdout,stderr}=await ended,verdicts=verdictsIn(stdout,asked);return verdicts===null&&log.debug(`${program} does not judge the syntax of DAG files: ${stderr.trim().slice(-500)}`),verdicts??NONE}}async function interpreterFor(named,programs){if(named!==void 0)return named;for(const name of["python3","python"])if(await programs.has(name))return name;return null}function textsOf(paths,directory,files){const asked=[];let size=0;for(const path of paths){const text=new TextDecoder().decode((0,bytes.$)(path,directory,files)??void 0);if(size+=text.length,size>MOST_TEXT)break;/[\0\ufffd]/.test(text)||asked.push({path,text})}return asked}function verdictsIn(output,asked){const[version,...answers]=output.trimEnd().split(`
`).map(parsed);if(typeof version!="string"||!/^\d+\.\d+$/.test(version)||answers.pop()!==!0)return null;const verdicts=new Map(asked.map(({path})=>[path,{version,fault:null}]));for(const answer of answers){const[number,...place]=Array.isArray(answer)?answer:[],path=asked[Number(number)]?.path;if(path===void 0)return null;const fault=faultOf(place);fault===null?verdicts.delete(path):verdicts.set(path,{version,fault})}return verdicts}function faultOf([line,column,endLine,endColumn,message]){if(typeof message!="string")return null;const place={line:countOf(line)??1,column:countOf(column)??1};return{...place,endLine:countOf(endLine)??place.line,endColumn:countOf(endColumn)??place.column+1,message}}function countOf(value){return Number.isSafeInteger(value)&&Number(value)>0?Number(value):null}function parsed(line){try{return JSON.parse(line)}catch{return}}}),77537:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{$:()=>bytesOf});var _gate_path_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(69252);const LARGEST=12e6;function bytesOf(path,base,files){const whole=(0,_gate_path_js__WEBPACK_IMPORTED_MODULE_0__.AM)(path,base);return whole===null?null:files.bytes(whole,LARGEST)}})};export{id,ids,modules};
