// Required before the program: writes, at its end, the address of every script that was compiled, however it was loaded.
const { Session } = require('node:inspector')
const { writeFileSync } = require('node:fs')

const scripts = new Set()
const session = new Session()
session.connect()
session.on('Debugger.scriptParsed', ({ params }) => scripts.add(params.url))
session.post('Debugger.enable')
process.on('exit', () => writeFileSync(process.env.STEMCELL_LOADED, JSON.stringify([...scripts])))
