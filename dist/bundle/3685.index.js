const id=3685,ids=[3685],modules={13685:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{askPython:()=>askPython,A:()=>interpreterFor});var bytes=__webpack_require__(77537);const SYNTAX_PROGRAM=`
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
