/** In CI, property tests draw the same cases each time, so that a red run can be repeated; elsewhere they look for new ones. */
import fc from 'fast-check'

if (process.env.CI) fc.configureGlobal({ seed: 20261121 })
