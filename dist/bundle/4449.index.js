const id=4449,ids=[4449],modules={84449:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.r(__webpack_exports__),__webpack_require__.d(__webpack_exports__,{makefileKind:()=>makefileKind});var read=__webpack_require__(88895),quoted=__webpack_require__(22382),expand=__webpack_require__(39622);const duplicateTarget={id:"makefile/duplicate-target",level:"warning",summary:"A target has two recipes.",why:"make runs the last one alone and says so in a warning that scrolls by: what the first one does is not done.",mend:"Join the recipes or rename one target.",source:"https://www.gnu.org/software/make/manual/html_node/Multiple-Rules.html",example:{files:{Makefile:`.PHONY: test
test:
	pytest

test:
	mypy .
`},line:5}};function checkDuplicates(makefile,report){const first=new Map;for(const rule of makefile.rules)if(!(rule.recipe.length===0||rule.double||rule.conditional))for(const{name,word}of(0,expand.w)(rule.targets,makefile)){if(name===null||name.includes("%")||name.startsWith("."))continue;const before=first.get(name);if(before===void 0){first.set(name,word);continue}const related=[{start:before.start,end:before.end,message:"The recipe that is not run is here."}];report(duplicateTarget,word,`${(0,quoted.T)(name)} has a recipe already; make runs this one alone`,{related})}}const recipeSpaces={id:"makefile/recipe-spaces",level:"error",summary:"A line of a recipe is indented with spaces.",why:'make knows recipes by their tab. It refuses the file ("missing separator"), or takes the line for a rule and runs nothing.',mend:"Indent the line with one tab, and keep the editor from replacing it: `[Makefile] indent_style = tab` in .editorconfig.",source:"https://www.gnu.org/software/make/manual/html_node/Recipe-Syntax.html",example:{files:{Makefile:`.PHONY: test
test:
    pytest
`},line:3}},makefileSyntax={id:"makefile/syntax",level:"error",summary:"make cannot read a line of the Makefile.",why:"It refuses the whole file, and none of its targets can be made.",mend:"Give a rule its `:`, an assignment its `=`, a recipe its tab, and each conditional its `endif`.",source:"https://www.gnu.org/software/make/manual/html_node/Error-Messages.html",example:{files:{Makefile:`ifdef CI
FLAGS = --strict

test:
	pytest $(FLAGS)
`},line:1}},makefileKind={rules:[recipeSpaces,makefileSyntax,duplicateTarget],check:(source,report)=>{const makefile=(0,read.V)(source);for(const{kind,start,end,message}of makefile.faults)source.faults.some(fault=>fault.start<=start&&start<fault.end)||report(kind==="spaces"?recipeSpaces:makefileSyntax,{start,end},message);checkDuplicates(makefile,report)}}})};export{id,ids,modules};
