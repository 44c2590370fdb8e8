import { randomLedger } from "./random-ledger";
import { checkLedger } from "../../src/model/ledger-check";
import { factLineReader } from "../../src/batch/fact-line";
import { parseScheme } from "../../src/model/scheme-check"; import { parse } from "yaml"; import { readFileSync } from "node:fs"; import { isDeepStrictEqual } from "node:util";
const luojiang = parseScheme(parse(readFileSync("/work/wt-lines/rubrics/luojiang/scheme.yaml","utf8")));
const lines: string[] = []; const want: unknown[] = []; const unique = process.argv[2] === "unique";
for (let s=1;s<=500;s++){ const l=randomLedger(s); for(const f of l.facts??[]) {lines.push(JSON.stringify({team:`t${s}`,...f, ...(unique?{id:`${s}:${f.id}:2022`}:{})}));} if (s<=50) { const c = checkLedger(l,{scheme:luojiang}); if(!c.ok) throw 1; want.push(...c.ledger.facts);} }
const whole = Buffer.from(lines.join("\n")+"\n"); const spans: number[] = [0]; for (let i=whole.indexOf(10); i>=0; i=whole.indexOf(10,i+1)) spans.push(i+1);
const read = factLineReader();
if(!unique) want.forEach((w,i)=>{ const g = read(whole,spans[i]!,spans[i+1]!-1); if(!isDeepStrictEqual(g,w)) { console.log(lines[i],g,w); throw 1;} });
const td=new TextDecoder("utf-8",{fatal:true,ignoreBOM:true});
for(let r=0;r<8;r++){ let t=process.hrtime.bigint(); let k=0; for(const l of lines){ if(JSON.parse(l).id) k++; } const a=Number(process.hrtime.bigint()-t)/lines.length;
 t=process.hrtime.bigint(); const kept=[]; for(let i=0;i+1<spans.length;i++){ const f=read(whole,spans[i]!,spans[i+1]!-1); if (f) {k++;kept.push(f);} } const b=Number(process.hrtime.bigint()-t)/lines.length;
 console.log(a|0,b|0,(b/a).toFixed(2),k); }
