import fc from 'fast-check'
import { it } from 'vitest'
import { bibtexEntry } from '../src/evidence/citation/index.js'
import { readBibtex } from './helpers/readers.js'
const tokens = ['%','&','{','}','\\','$','#','_','~','^','"',"'",'`','“','”','‘','ä','Å','ñ','é','中文','β','α','–','—','-','--','---',"''",'\n','\r\n','<','>','<i>','</b>','|','word','TNF','of','PGC-1α','ﬁ','‑','@',',','=',';',':','?','!','?`','(','[',']','/','*','+','1','24例','Ω','µ','→','≥','\\alpha','\\textbf{x}','$x^2$', 'and', 'e', 'é']
it('x', () => {
  const seen=new Map()
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...tokens), fc.constantFrom('',' ')),{minLength:1,maxLength:8}), (parts)=>{
    const title=parts.flat().join('').replace(/\s+/g,' ').trim()
    if(!title) return
    let got: string
    try { got=readBibtex(bibtexEntry({id:'k',type:'article-journal',title},'k'))[0]?.fields.title ?? 'NONE' } catch(e) { got='ERR '+String(e).slice(0,200) }
    if (got.replace(/\s+/g,' ')!==title) { const d=JSON.stringify([title,got,bibtexEntry({id:'k',type:'article-journal',title},'k').match(/title = .*/)?.[0]]); if(seen.size<40) seen.set(title,d) }
  }),{numRuns:1500,seed:1})
  for(const d of [...seen.values()].sort((a,b)=>a.length-b.length)) console.log(d)
},60000)
