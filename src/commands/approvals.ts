/** approvals: approvals, withdrawals, warnings and guidance. */
import { approvalsCatalog } from '../query/index.js'
import { listCommand } from './list.js'

export const approvals = listCommand(approvalsCatalog, [
  { command: 'stemcell approvals', shows: 'all, newest first' },
  { command: 'stemcell approvals --diabetes', shows: 'those that concern diabetes' },
  { command: 'stemcell approvals --kind warning', shows: 'warnings' },
])
