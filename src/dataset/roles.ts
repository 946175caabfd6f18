/** Entries of the vocabularies that rules speak of, by the part they play (data/roles.json): code names parts, never ids. */
import table from '../../data/roles.json' with { type: 'json' }
import { itemAt } from '../collections.js'

export type RoleName = keyof typeof table.items

/** Ids of the entries that play a part, the most usual first. */
export const roleIds = (role: RoleName): string[] => [...table.items[role].ids]

/** The entry that plays a part; the most usual of several. */
export const roleId = (role: RoleName): string => itemAt(roleIds(role), 0)

/** Whether an entry plays a part. */
export const hasRole = (id: string, role: RoleName): boolean => roleIds(role).includes(id)
