#!/usr/bin/env node
'use strict'

const { enableCompileCache } = require('node:module')

process.env.NODE_ENV ??= 'production'
// Node 22.1 and later keep what they compiled, in a folder of their own.
enableCompileCache?.()
// A shell that completes a line asks at each key: it is answered without the rest of the program.
if (process.argv[2] === '__complete') require('../dist/shell.cjs').main(process.argv.slice(3), process)
else require('../dist/main.cjs').main({ load: (file) => import(file) })
