/** Every catalog by kind, as questions know it: without how fields are read from records. */
import type { CatalogOf, ListedKind } from './field.js'
import * as readers from './readers.js'

export const catalogs: { readonly [K in ListedKind]: CatalogOf<K> } = readers.catalogs
