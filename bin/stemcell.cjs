#!/usr/bin/env node
'use strict'

// Node 22 and later keep compiled code between runs; Node 20 has no such thing.
require('node:module').enableCompileCache?.()
process.env.NODE_ENV ??= 'production'
require('../dist/main.cjs').main()
