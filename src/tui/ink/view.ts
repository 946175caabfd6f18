/** What every component of the screen can ask for beside its own properties. */
import { createContext, useContext } from 'react'
import type { Library } from '../library/library.js'
import type { Theme } from '../terminal/theme.js'

/** The records, and the colors and signs they are shown in. */
export type RecordView = { readonly library: Library; readonly theme: Theme }

const ViewContext = createContext<RecordView | undefined>(undefined)

/** Gives the view to the components below. */
export const ViewProvider = ViewContext.Provider

/** The view, in a component below the provider. */
export const useView = (): RecordView => {
  const view = useContext(ViewContext)
  if (!view) throw new Error('a component of the browser stands outside of it')
  return view
}
