#!/usr/bin/env node
'use strict'

const { enableCompileCache } = require('node:module')

process.env.NODE_ENV ??= 'production'
// Node 22.1 and later keep what they compiled, in a folder of their own.
enableCompileCache?.()
require('../dist/main.cjs').main({ load: (file) => import(file) })
